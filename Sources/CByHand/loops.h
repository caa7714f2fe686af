// How the two loops are made.
//
// Several vectors are in flight, as one alone would wait for its own results. All lanes take their turns together, and
// a lane whose point is done gets the next point at once. A turn makes the operations of the kernel in their order, so
// that all bits agree. im' = 2 re im + y is one instruction: as doubling is exact, it rounds once either way.
//
// The test of every turn is made, but looked at only after a block of turns: of each lane, the largest norm is kept. If
// a lane escaped, the lanes go back to where the block began, and its turns are made again with a look at each.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// How many turns are made before anybody looks; before the first block, no lane must have escaped for as long.
enum { BLOCK = 32 };

void rast_mandelbrot_avx2(const double *x, const double *y, size_t count, int64_t iterations, int64_t *counts);
void rast_mandelbrot_avx512(const double *x, const double *y, size_t count, int64_t iterations, int64_t *counts);
