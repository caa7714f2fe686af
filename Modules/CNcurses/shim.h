// ncurses with wide characters, and those parts of it that Swift can't use by itself: macros, arrays without a bound,
// and global variables, which Swift considers unsafe.
#pragma once
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <term.h>
#include <time.h>

static inline FILE *rast_standard_input(void) { return stdin; }
static inline FILE *rast_standard_output(void) { return stdout; }

static inline WINDOW *rast_standard_window(void) { return stdscr; }
static inline WINDOW *rast_current_window(void) { return curscr; }
static inline int rast_color_count(void) { return COLORS; }
static inline int rast_pair_count(void) { return COLOR_PAIRS; }

enum {
  RAST_BOLD = 1,
  RAST_DIM = 2,
  RAST_REVERSED = 4,
  RAST_UNDERLINED = 8,
};

/// What is drawn in one cell: a character one column wide, in a pair of colours.
static inline cchar_t rast_cell(wchar_t character, int styles, int pair) {
  const wchar_t text[2] = {character, 0};
  attr_t attributes = A_NORMAL;
  if (styles & RAST_BOLD) attributes |= A_BOLD;
  if (styles & RAST_DIM) attributes |= A_DIM;
  if (styles & RAST_REVERSED) attributes |= A_REVERSE;
  if (styles & RAST_UNDERLINED) attributes |= A_UNDERLINE;
  cchar_t cell;
  setcchar(&cell, text, attributes, 0, &pair);
  return cell;
}

/// The name of a capability by its number, or NULL after the last.
static inline const char *rast_flag_name(int number) { return boolnames[number]; }
static inline const char *rast_number_name(int number) { return numnames[number]; }
static inline const char *rast_string_name(int number) { return strnames[number]; }

/// The string of a capability, or NULL if the terminal has none of that name.
static inline const char *rast_string(const char *name) {
  const char *text = tigetstr((char *)name);
  return text == (const char *)-1 ? NULL : text;
}

/// A string of the terminal database with numbers in place of its parameters, valid until the next call, or NULL.
static inline const char *rast_expanded(const char *string, const long numbers[4]) {
  return tparm((char *)string, numbers[0], numbers[1], numbers[2], numbers[3], 0L, 0L, 0L, 0L, 0L);
}

/// How many columns a character takes in the locale, or -1 if it can't be drawn. The system's header hides its
/// declaration.
extern int wcwidth(wchar_t character);
static inline int rast_width(wchar_t character) { return wcwidth(character); }

/// Waits as `poll` does, but not only for whole milliseconds, and without a limit if there is no time. The system's
/// header hides its declaration.
extern int ppoll(struct pollfd *polled, nfds_t count, const struct timespec *time, const sigset_t *mask);
static inline int rast_poll(struct pollfd *polled, int count, const struct timespec *time) {
  return ppoll(polled, (nfds_t)count, time, NULL);
}

/// Forgets the terminal that `setupterm` has read, so that `newterm` reads it again.
static inline void rast_forget_terminal(void) { del_curterm(cur_term); }
