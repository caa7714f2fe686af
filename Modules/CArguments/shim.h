// The arguments that the process was started with, where there is no /proc: that is where Swift's CommandLine looks.
#pragma once

#include <stdint.h>

/// The arguments, with a null after the last. To be called before anything changes the environment.
///
/// A process starts with its arguments right before its environment, and their number before the first of them (System V
/// ABI, AMD64, "Initial Stack and Register State").
static inline char *_Nullable *_Nonnull rast_arguments(void) {
  extern char **environ;
  intptr_t count = 0;
  while ((intptr_t)environ[-2 - count] != count) count++;
  return environ - 1 - count;
}
