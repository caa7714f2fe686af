#include "loops.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <stdbool.h>

#define INLINE static inline __attribute__((always_inline, target("avx2,fma")))
// Unrolled, so that the vectors are in registers.
#define EACH_VECTOR _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; v++)

/// As many vectors as the registers hold.
enum { VECTORS = 4, WIDTH = 4, LANES = VECTORS * WIDTH };

/// The lanes of all vectors, for looking at each.
typedef struct {
  _Alignas(32) double re[LANES], im[LANES], x[LANES], y[LANES];
  /// The number of each lane's point, and the turn in which it began.
  size_t point[LANES];
  int64_t start[LANES];
  /// Which lanes have a point, a bit for each. The others stay at 0, and so never escape.
  uint32_t live;
} Lanes;

/// The lanes in registers.
typedef struct {
  __m256d re[VECTORS], im[VECTORS], x[VECTORS], y[VECTORS];
} Vectors;

/// Makes one turn, and gives the norms before it.
INLINE __m256d step(Vectors *z, int v) {
  __m256d re = z->re[v], im = z->im[v];
  __m256d re2 = _mm256_mul_pd(re, re), im2 = _mm256_mul_pd(im, im);
  z->im[v] = _mm256_fmadd_pd(_mm256_set1_pd(2), _mm256_mul_pd(re, im), z->y[v]);
  z->re[v] = _mm256_add_pd(_mm256_sub_pd(re2, im2), z->x[v]);
  return _mm256_add_pd(re2, im2);
}

/// Which norms are not at most 4; a NaN is not.
INLINE __m256d escapes(__m256d norm) { return _mm256_cmp_pd(norm, _mm256_set1_pd(4), _CMP_NLE_UQ); }

/// Makes whole blocks of turns until a lane escapes in one, which is taken back; gives how many turns were made.
INLINE int64_t spin(Vectors *z, int64_t turns) {
  int64_t made = 0;
  for (; turns - made >= BLOCK; made += BLOCK) {
    Vectors old = *z;
    __m256d most[VECTORS];
    EACH_VECTOR most[v] = _mm256_setzero_pd();
    _Pragma("clang loop unroll(disable)") for (int turn = 0; turn < BLOCK; turn++) {
      // A NaN leaves the other operand, which is too large already.
      EACH_VECTOR most[v] = _mm256_max_pd(step(z, v), most[v]);
    }
    __m256d escaped = _mm256_setzero_pd();
    EACH_VECTOR escaped = _mm256_or_pd(escaped, escapes(most[v]));
    if (_mm256_movemask_pd(escaped) == 0) continue;
    *z = old;
    break;
  }
  return made;
}

/// Makes turns until lanes escape; gives how many turns were made, that one included.
INLINE int64_t watch(Vectors *z, int64_t turns, uint32_t *escaped) {
  for (int64_t made = 0; made < turns; made++) {
    __m256d which[VECTORS], any = _mm256_setzero_pd();
    EACH_VECTOR {
      which[v] = escapes(step(z, v));
      any = _mm256_or_pd(any, which[v]);
    }
    if (__builtin_expect(_mm256_movemask_pd(any) != 0, 0)) {
      *escaped = 0;
      EACH_VECTOR *escaped |= (uint32_t)_mm256_movemask_pd(which[v]) << (WIDTH * v);
      return made + 1;
    }
  }
  *escaped = 0;
  return turns;
}

/// Makes turns until lanes escape or some have passed; gives how many.
INLINE int64_t run(Lanes *lanes, int64_t turns, bool isQuiet, uint32_t *escaped) {
  Vectors z;
  EACH_VECTOR {
    z.re[v] = _mm256_load_pd(lanes->re + WIDTH * v);
    z.im[v] = _mm256_load_pd(lanes->im + WIDTH * v);
    z.x[v] = _mm256_load_pd(lanes->x + WIDTH * v);
    z.y[v] = _mm256_load_pd(lanes->y + WIDTH * v);
  }
  int64_t made = isQuiet ? spin(&z, turns) : 0;
  made += watch(&z, turns - made < BLOCK ? turns - made : BLOCK, escaped);
  EACH_VECTOR {
    _mm256_store_pd(lanes->re + WIDTH * v, z.re[v]);
    _mm256_store_pd(lanes->im + WIDTH * v, z.im[v]);
  }
  return made;
}

/// The turn before which the oldest point began.
INLINE int64_t oldest(const Lanes *lanes) {
  int64_t start = INT64_MAX / 2;
  for (int lane = 0; lane < LANES; lane++) {
    if (lanes->live >> lane & 1 && lanes->start[lane] < start) start = lanes->start[lane];
  }
  return start;
}

/// The lanes whose points began before a turn.
INLINE uint32_t begun(const Lanes *lanes, int64_t turn) {
  uint32_t which = 0;
  for (int lane = 0; lane < LANES; lane++) {
    if (lanes->live >> lane & 1 && lanes->start[lane] == turn) which |= 1u << lane;
  }
  return which;
}

__attribute__((target("avx2,fma"))) void rast_mandelbrot_avx2(
    const double *x, const double *y, size_t count, int64_t iterations, int64_t *counts) {
  Lanes lanes = {.live = 0};
  size_t next = 0;
  // No lane reaches the limit before turn `bound`.
  int64_t turn = 0, bound = iterations;
  bool isQuiet = false;
  uint32_t free = (1u << LANES) - 1;
  for (;;) {
    for (; free != 0; free &= free - 1) {
      int lane = __builtin_ctz(free);
      bool isLeft = next < count;
      lanes.re[lane] = lanes.im[lane] = 0;
      lanes.x[lane] = isLeft ? x[next] : 0;
      lanes.y[lane] = isLeft ? y[next] : 0;
      lanes.start[lane] = turn;
      lanes.point[lane] = next;
      lanes.live = isLeft ? lanes.live | 1u << lane : lanes.live & ~(1u << lane);
      if (isLeft) next++;
    }
    if (lanes.live == 0) return;
    if (turn == bound) bound = oldest(&lanes) + iterations;
    uint32_t escaped;
    turn += run(&lanes, bound - turn, isQuiet, &escaped);
    isQuiet = escaped == 0;
    free = escaped != 0 ? escaped : turn == bound ? begun(&lanes, turn - iterations) : 0;
    int64_t end = escaped != 0 ? turn - 1 : turn;
    for (uint32_t left = free; left != 0; left &= left - 1) {
      int lane = __builtin_ctz(left);
      counts[lanes.point[lane]] = end - lanes.start[lane];
    }
  }
}
#endif
