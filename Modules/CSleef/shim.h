// SLEEF's functions of one double and of eight, under names that don't depend on the processor. They are those of its
// deterministic family without fused multiply-add (cinz): every processor has what they need, and each function gives
// the same bits at every width of vectors.
#pragma once
#include <sleef.h>
#include <string.h>

typedef double rast_eight __attribute__((ext_vector_type(8)));
typedef long long rast_eight_ints __attribute__((ext_vector_type(8)));

// The functions by their number of operands, and how SLEEF names their accuracy.
#define RAST_UNARY(X) \
  X(tan, u10) X(exp, u10) X(log, u10) X(log2, u10) X(log10, u10) X(tanh, u10) X(asin, u10) X(acos, u10) X(atan, u10) \
  X(asinh, u10) X(acosh, u10) X(atanh, u10) X(cbrt, u10)
#define RAST_BINARY(X) X(atan2, u10) X(pow, u10)

#if defined(__SSE2__)
// Two at a time take less time than SLEEF's functions of one, for the same bits.
#define RAST_ONE_UNARY(f, u) \
  static inline double rast_##f(double x) { return Sleef_cinz_##f##d2_##u##sse2(_mm_set_sd(x))[0]; }
#define RAST_ONE_BINARY(f, u) \
  static inline double rast_##f(double x, double y) { \
    return Sleef_cinz_##f##d2_##u##sse2(_mm_set_sd(x), _mm_set_sd(y))[0]; \
  }
static inline double rast_sincos(double x, double *_Nonnull cos) {
  Sleef___m128d_2 y = Sleef_cinz_sincosd2_u10sse2(_mm_set_sd(x));
  *cos = y.y[0];
  return y.x[0];
}
#else
#define RAST_ONE_UNARY(f, u) \
  static inline double rast_##f(double x) { return Sleef_cinz_##f##d1_##u##purec(x); }
#define RAST_ONE_BINARY(f, u) \
  static inline double rast_##f(double x, double y) { return Sleef_cinz_##f##d1_##u##purec(x, y); }
static inline double rast_sincos(double x, double *_Nonnull cos) {
  Sleef_double_2 y = Sleef_cinz_sincosd1_u10purec(x);
  *cos = y.y;
  return y.x;
}
#endif
RAST_UNARY(RAST_ONE_UNARY)
RAST_BINARY(RAST_ONE_BINARY)

// Eight, as the widest vectors that the processor has.
#if defined(__AVX512F__)
#define RAST_PART __m512d
#define RAST_PAIR Sleef___m512d_2
#define RAST_NAME(f, u) Sleef_cinz_##f##d8_##u##avx512fnofma
#elif defined(__AVX__)
#define RAST_PART __m256d
#define RAST_PAIR Sleef___m256d_2
#define RAST_NAME(f, u) Sleef_cinz_##f##d4_##u##avx
#elif defined(__SSE2__)
#define RAST_PART __m128d
#define RAST_PAIR Sleef___m128d_2
#define RAST_NAME(f, u) Sleef_cinz_##f##d2_##u##sse2
#else
#define RAST_PART double
#define RAST_PAIR Sleef_double_2
#define RAST_NAME(f, u) Sleef_cinz_##f##d1_##u##purec
#endif

enum { rast_parts = sizeof(rast_eight) / sizeof(RAST_PART) };

// Eight doubles as vectors of the processor.
typedef union {
  rast_eight all;
  RAST_PART part[rast_parts];
} rast_split;

#define RAST_EIGHT_UNARY(f, u) \
  static inline rast_eight rast_##f##_8(rast_eight x) { \
    rast_split a = {x}; \
    for (int i = 0; i < rast_parts; i++) a.part[i] = RAST_NAME(f, u)(a.part[i]); \
    return a.all; \
  }
#define RAST_EIGHT_BINARY(f, u) \
  static inline rast_eight rast_##f##_8(rast_eight x, rast_eight y) { \
    rast_split a = {x}, b = {y}; \
    for (int i = 0; i < rast_parts; i++) a.part[i] = RAST_NAME(f, u)(a.part[i], b.part[i]); \
    return a.all; \
  }
RAST_UNARY(RAST_EIGHT_UNARY)
RAST_BINARY(RAST_EIGHT_BINARY)

// Swift has no pointers to vectors of eight: the cosines are written to where eight doubles are.
static inline rast_eight rast_sincos_8(rast_eight x, void *_Nonnull cos) {
  rast_split a = {x}, b;
  for (int i = 0; i < rast_parts; i++) {
    RAST_PAIR y = RAST_NAME(sincos, u10)(a.part[i]);
    a.part[i] = y.x;
    b.part[i] = y.y;
  }
  memcpy(cos, &b, sizeof b);
  return a.all;
}

// What processors do themselves, but Swift lane by lane.
static inline rast_eight rast_sqrt_8(rast_eight x) { return __builtin_elementwise_sqrt(x); }
static inline rast_eight rast_floor_8(rast_eight x) { return __builtin_elementwise_floor(x); }
static inline rast_eight rast_ceil_8(rast_eight x) { return __builtin_elementwise_ceil(x); }
static inline rast_eight rast_trunc_8(rast_eight x) { return __builtin_elementwise_trunc(x); }
static inline rast_eight rast_to_doubles_8(rast_eight_ints x) { return __builtin_convertvector(x, rast_eight); }
// Of doubles whose integer parts are ints.
static inline rast_eight_ints rast_to_ints_8(rast_eight x) { return __builtin_convertvector(x, rast_eight_ints); }

#undef RAST_UNARY
#undef RAST_BINARY
#undef RAST_ONE_UNARY
#undef RAST_ONE_BINARY
#undef RAST_EIGHT_UNARY
#undef RAST_EIGHT_BINARY
#undef RAST_PART
#undef RAST_PAIR
#undef RAST_NAME
