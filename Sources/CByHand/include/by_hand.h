// The loop of programs/mandelbrot.rast as one writes it by hand for vectors: the limit that `bench` compares with.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// The instructions that a loop is written with.
typedef enum __attribute__((enum_extensibility(closed))) {
  rast_by_hand_none,
  rast_by_hand_avx2,
  rast_by_hand_avx512
} rast_by_hand_instructions;

/// The best that this processor has and the system lets programs use.
rast_by_hand_instructions rast_by_hand_available(void);

/// The escape counts of points of the plane, with instructions that the processor must have.
void rast_by_hand_mandelbrot(
    rast_by_hand_instructions instructions, const double *_Nonnull x, const double *_Nonnull y, size_t count,
    int64_t iterations, int64_t *_Nonnull counts);
