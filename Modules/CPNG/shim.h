// libpng reports errors by longjmp, which must not cross a Swift frame. So each of its functions is called in here,
// behind a setjmp, and what it writes is gathered in memory. All functions but the last give 0 if there is no memory.
#pragma once
#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  png_structp png;
  png_infop info;
  /// What was written and not yet taken.
  unsigned char *bytes;
  size_t count;
  size_t capacity;
} rast_png;

static void rast_png_fail(png_structp png, png_const_charp message) {
  (void)message;
  png_longjmp(png, 1);
}

static void rast_png_ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static void rast_png_append(png_structp png, png_bytep data, size_t length) {
  rast_png *self = (rast_png *)png_get_io_ptr(png);
  if (length > self->capacity - self->count) {
    size_t capacity = 2 * (self->count + length);
    unsigned char *bytes = (unsigned char *)realloc(self->bytes, capacity);
    if (!bytes) png_error(png, "no memory");
    self->bytes = bytes;
    self->capacity = capacity;
  }
  memcpy(self->bytes + self->count, data, length);
  self->count += length;
}

static void rast_png_flush(png_structp png) { (void)png; }

/// Begins a picture of 8-bit sRGB colours; `self` must not move until it is freed.
static inline int rast_png_begin(rast_png *self, unsigned int width, unsigned int height) {
  memset(self, 0, sizeof *self);
  self->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, rast_png_fail, rast_png_ignore);
  if (!self->png) return 0;
  if (setjmp(png_jmpbuf(self->png))) return 0;
  self->info = png_create_info_struct(self->png);
  if (!self->info) return 0;
  png_set_write_fn(self->png, self, rast_png_append, rast_png_flush);
  png_set_user_limits(self->png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);
  png_set_IHDR(self->png, self->info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB(self->png, self->info, PNG_sRGB_INTENT_PERCEPTUAL);
  return 1;
}

/// Adds a text: tEXt if it is ASCII, iTXt if it is more of UTF-8.
static inline int rast_png_note(rast_png *self, const char *key, const char *text, int is_ascii) {
  png_text note;
  if (setjmp(png_jmpbuf(self->png))) return 0;
  memset(&note, 0, sizeof note);
  note.compression = is_ascii ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
  note.key = (png_charp)key;
  note.text = (png_charp)text;
  png_set_text(self->png, self->info, &note, 1);
  return 1;
}

/// Writes all that comes before the rows.
static inline int rast_png_head(rast_png *self) {
  if (setjmp(png_jmpbuf(self->png))) return 0;
  png_write_info(self->png, self->info);
  return 1;
}

/// Writes the next row, three bytes a pixel.
static inline int rast_png_row(rast_png *self, const unsigned char *row) {
  if (setjmp(png_jmpbuf(self->png))) return 0;
  png_write_row(self->png, row);
  return 1;
}

/// Writes all that comes behind the rows.
static inline int rast_png_end(rast_png *self) {
  if (setjmp(png_jmpbuf(self->png))) return 0;
  png_write_end(self->png, NULL);
  return 1;
}

static inline void rast_png_free(rast_png *self) {
  png_destroy_write_struct(&self->png, &self->info);
  free(self->bytes);
}
