#include "by_hand.h"

#include "loops.h"

// This file is compiled for any processor of its architecture; only what `loops.h` declares is not.

rast_by_hand_instructions rast_by_hand_available(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("fma") || !__builtin_cpu_supports("bmi2")) return rast_by_hand_none;
  if (__builtin_cpu_supports("avx512f")) return rast_by_hand_avx512;
  if (__builtin_cpu_supports("avx2")) return rast_by_hand_avx2;
#endif
  return rast_by_hand_none;
}

void rast_by_hand_mandelbrot(
    rast_by_hand_instructions instructions, const double *x, const double *y, size_t count, int64_t iterations,
    int64_t *counts) {
  // The sum of two of them must not overflow, and no loop turns that often.
  if (iterations > INT64_MAX / 2) iterations = INT64_MAX / 2;
  if (iterations < 0) iterations = 0;
  switch (instructions) {
    case rast_by_hand_none: return;
#if defined(__x86_64__)
    case rast_by_hand_avx2: rast_mandelbrot_avx2(x, y, count, iterations, counts); return;
    case rast_by_hand_avx512: rast_mandelbrot_avx512(x, y, count, iterations, counts); return;
#else
    case rast_by_hand_avx2:
    case rast_by_hand_avx512: return;
#endif
  }
}
