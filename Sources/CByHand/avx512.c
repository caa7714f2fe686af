#include "loops.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <stdbool.h>

#define INLINE static inline __attribute__((always_inline, target("avx512f,bmi2")))
// Unrolled, so that the vectors are in registers.
#define EACH_VECTOR _Pragma("clang loop unroll(full)") for (int v = 0; v < VECTORS; v++)

/// Fewer vectors wait for their own results, and more do not fit the registers.
enum { VECTORS = 6, LANES = 8 };

/// The lanes of all vectors.
typedef struct {
  __m512d re[VECTORS], im[VECTORS], x[VECTORS], y[VECTORS];
  /// The number of each lane's point, and the turn in which it began.
  __m512i point[VECTORS], start[VECTORS];
  /// Which lanes have a point. The others stay at 0, and so never escape.
  __mmask8 live[VECTORS];
  /// Which lanes are done with their points.
  __mmask8 done[VECTORS];
} Lanes;

/// The points, and which is next.
typedef struct {
  const double *x, *y;
  size_t count, next;
} Points;

/// Makes one turn, and gives the norms before it.
INLINE __m512d step(Lanes *lanes, int v) {
  __m512d re = lanes->re[v], im = lanes->im[v];
  __m512d re2 = _mm512_mul_pd(re, re), im2 = _mm512_mul_pd(im, im);
  lanes->im[v] = _mm512_fmadd_pd(_mm512_set1_pd(2), _mm512_mul_pd(re, im), lanes->y[v]);
  lanes->re[v] = _mm512_add_pd(_mm512_sub_pd(re2, im2), lanes->x[v]);
  return _mm512_add_pd(re2, im2);
}

/// Which norms are not at most 4; a NaN is not.
INLINE __mmask8 escapes(__m512d norm) { return _mm512_cmp_pd_mask(norm, _mm512_set1_pd(4), _CMP_NLE_UQ); }

/// Makes whole blocks of turns until a lane escapes in one, which is taken back; gives how many turns were made.
INLINE int64_t spin(Lanes *lanes, int64_t turns) {
  int64_t made = 0;
  for (; turns - made >= BLOCK; made += BLOCK) {
    __m512d re[VECTORS], im[VECTORS], most[VECTORS];
    EACH_VECTOR {
      re[v] = lanes->re[v];
      im[v] = lanes->im[v];
      most[v] = _mm512_setzero_pd();
    }
    _Pragma("clang loop unroll(disable)") for (int turn = 0; turn < BLOCK; turn++) {
      // A NaN leaves the other operand, which is too large already.
      EACH_VECTOR most[v] = _mm512_max_pd(step(lanes, v), most[v]);
    }
    __mmask8 escaped = 0;
    EACH_VECTOR escaped |= escapes(most[v]);
    if (escaped == 0) continue;
    EACH_VECTOR {
      lanes->re[v] = re[v];
      lanes->im[v] = im[v];
    }
    break;
  }
  return made;
}

/// Makes turns until lanes escape, which are then done; gives how many turns were made, that one included.
INLINE int64_t watch(Lanes *lanes, int64_t turns, bool *escaped) {
  for (int64_t made = 0; made < turns; made++) {
    __mmask8 any = 0;
    EACH_VECTOR any |= lanes->done[v] = escapes(step(lanes, v));
    if (__builtin_expect(any != 0, 0)) {
      *escaped = true;
      return made + 1;
    }
  }
  *escaped = false;
  return turns;
}

/// Stores the counts of the lanes that are done, whose last test was in turn `end`.
INLINE void store(const Lanes *lanes, int64_t end, int64_t *counts) {
  EACH_VECTOR {
    __m512i count = _mm512_sub_epi64(_mm512_set1_epi64(end), lanes->start[v]);
    if (lanes->done[v] != 0) _mm512_mask_i64scatter_epi64(counts, lanes->done[v], lanes->point[v], count, 8);
  }
}

/// Gives the next points to the lanes that are done, which begin them in turn `now`; whether any lane has a point.
INLINE bool refill(Lanes *lanes, Points *points, int64_t now) {
  const __m512i order = _mm512_set_epi64(7, 6, 5, 4, 3, 2, 1, 0);
  __mmask8 any = 0;
  EACH_VECTOR {
    __mmask8 done = lanes->done[v];
    if (done != 0) {
      size_t left = points->count - points->next;
      __mmask8 taken = left < LANES ? (__mmask8)_pdep_u32((1u << left) - 1, done) : done;
      __mmask8 kept = (__mmask8)~done;
      const double *x = points->x + points->next, *y = points->y + points->next;
      lanes->re[v] = _mm512_maskz_mov_pd(kept, lanes->re[v]);
      lanes->im[v] = _mm512_maskz_mov_pd(kept, lanes->im[v]);
      lanes->x[v] = _mm512_mask_expandloadu_pd(_mm512_maskz_mov_pd(kept, lanes->x[v]), taken, x);
      lanes->y[v] = _mm512_mask_expandloadu_pd(_mm512_maskz_mov_pd(kept, lanes->y[v]), taken, y);
      __m512i numbers = _mm512_add_epi64(order, _mm512_set1_epi64((int64_t)points->next));
      lanes->point[v] = _mm512_mask_expand_epi64(lanes->point[v], taken, numbers);
      lanes->start[v] = _mm512_mask_set1_epi64(lanes->start[v], taken, now);
      lanes->live[v] = (lanes->live[v] & kept) | taken;
      points->next += (size_t)__builtin_popcount(taken);
    }
    any |= lanes->live[v];
  }
  return any != 0;
}

/// The turn before which the oldest point began.
INLINE int64_t oldest(const Lanes *lanes) {
  __m512i start = _mm512_set1_epi64(INT64_MAX / 2);
  EACH_VECTOR start = _mm512_mask_min_epi64(start, lanes->live[v], start, lanes->start[v]);
  return _mm512_reduce_min_epi64(start);
}

__attribute__((target("avx512f,bmi2"))) void rast_mandelbrot_avx512(
    const double *x, const double *y, size_t count, int64_t iterations, int64_t *counts) {
  Points points = {x, y, count, 0};
  Lanes lanes;
  EACH_VECTOR {
    lanes.re[v] = lanes.im[v] = lanes.x[v] = lanes.y[v] = _mm512_setzero_pd();
    lanes.point[v] = lanes.start[v] = _mm512_setzero_si512();
    lanes.live[v] = 0;
    lanes.done[v] = 0xff;
  }
  // No lane reaches the limit before turn `bound`.
  int64_t turn = 0, bound = iterations;
  bool isBusy = refill(&lanes, &points, turn), isQuiet = false;
  while (isBusy) {
    if (isQuiet) turn += spin(&lanes, bound - turn);
    bool escaped;
    turn += watch(&lanes, bound - turn < BLOCK ? bound - turn : BLOCK, &escaped);
    isQuiet = !escaped;
    if (escaped) {
      store(&lanes, turn - 1, counts);
      isBusy = refill(&lanes, &points, turn);
    } else if (turn == bound) {
      EACH_VECTOR {
        __mmask8 isLast = _mm512_cmpeq_epi64_mask(lanes.start[v], _mm512_set1_epi64(turn - iterations));
        lanes.done[v] = lanes.live[v] & isLast;
      }
      store(&lanes, turn, counts);
      isBusy = refill(&lanes, &points, turn);
      bound = oldest(&lanes) + iterations;
    }
  }
}
#endif
