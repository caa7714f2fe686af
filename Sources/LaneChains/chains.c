#include "LaneChains.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

// Every operation is rounded by itself, so that all backends get the same bits.
#pragma STDC FP_CONTRACT OFF

// A tile is four vectors of the widest registers that there are.
#if defined(__AVX512F__)
#define BYTES 64
#elif defined(__AVX__)
#define BYTES 32
#else
#define BYTES 16
#endif

typedef double Floats __attribute__((vector_size(BYTES), aligned(8)));
typedef int64_t Ints __attribute__((vector_size(BYTES), aligned(8)));

// The turns of a tile: how many are left of all that it may take, and its lanes as bits.
typedef struct RastTurns {
  int64_t left, all;
  // Those that still turn, and those that a test has just failed.
  uint32_t going, leaving;
  int32_t fewest;
} RastTurns;

// The real parts of the tile, then the imaginary ones: as many vectors as calls pass in machine registers.
#define TILE Floats r0, Floats r1, Floats r2, Floats r3, Floats i0, Floats i1, Floats i2, Floats i3
#define PARTS r0, r1, r2, r3, i0, i1, i2, i3
#define STEP(name) static void name(const RastStep *s, char *cells, RastTurns *turns, TILE)

typedef void (*Code)(const RastStep *, char *, RastTurns *, TILE);

#define GO(to)                                                                                     \
  do {                                                                                             \
    const RastStep *next = (to);                                                                   \
    __attribute__((musttail)) return ((Code)next->code)(next, cells, turns, PARTS);                \
  } while (0)
#define NEXT GO(s + 1)

// The vectors of an operand: of a register that an offset leads to, or a constant in every lane.
#define REGISTER(field, k) (*(const Floats *)(cells + s->field + (k) * BYTES))
// (x - 0 is x, also where x is -0.)
#define CONSTANT(field, k) (*(const double *)&s->field - (Floats){0})
#define INT_REGISTER(field, k) (*(const Ints *)(cells + s->field + (k) * BYTES))
#define INT_CONSTANT(field, k) (s->field + (Ints){0})

#define LANES (BYTES / 8)

int64_t rast_tile_lanes(void) { return 4 * LANES; }

// MARK: Operations with an operand

#define FLOAT_STEP(name, f, x, operand)                                                            \
  STEP(name) {                                                                                     \
    f(x##0, operand(a, 0)) f(x##1, operand(a, 1)) f(x##2, operand(a, 2)) f(x##3, operand(a, 3)) NEXT; \
  }
#define COMPLEX_STEP(name, f, operand)                                                             \
  STEP(name) {                                                                                     \
    f(r0, i0, operand(a, 0), operand(b, 0)) f(r1, i1, operand(a, 1), operand(b, 1))                \
    f(r2, i2, operand(a, 2), operand(b, 2)) f(r3, i3, operand(a, 3), operand(b, 3)) NEXT;          \
  }

#define LOAD(x, y) x = y;
#define ADD(x, y) x = x + y;
#define SUBTRACT(x, y) x = x - y;
#define SUBTRACT_FROM(x, y) x = y - x;
#define MULTIPLY(x, y) x = x * y;
#define DIVIDE(x, y) x = x / y;
#define DIVIDE_INTO(x, y) x = y / x;
// x where the mask is set, else y.
#define CHOOSE(mask, x, y) ((Floats)(((mask) & (Ints)(x)) | (~(mask) & (Ints)(y))))
#define MINIMUM(x, y) { Floats v = y; x = CHOOSE((x < v) | (v != v), x, v); }
#define MINIMUM_FROM(x, y) { Floats v = y; x = CHOOSE((v < x) | (x != x), v, x); }
#define MAXIMUM(x, y) { Floats v = y; x = CHOOSE((x > v) | (v != v), x, v); }
#define MAXIMUM_FROM(x, y) { Floats v = y; x = CHOOSE((v > x) | (x != x), v, x); }
#define ADD_INT(x, y) x = (Floats)((Ints)x + y);
#define SUBTRACT_INT(x, y) x = (Floats)((Ints)x - y);

// Toward zero: what is negative is rounded up.
#define REMAINDER(x, y)                                                                            \
  {                                                                                                \
    Ints n = (Ints)x, rest = y - 1, up = (n < 0) & rest;                                           \
    x = (Floats)(n - ((n + up) & ~rest));                                                          \
  }

#define COMPLEX_LOAD(r, i, x, y) r = x; i = y;
#define COMPLEX_ADD(r, i, x, y) r = r + x; i = i + y;
#define COMPLEX_SUBTRACT(r, i, x, y) r = r - x; i = i - y;
#define COMPLEX_SUBTRACT_FROM(r, i, x, y) r = x - r; i = y - i;
#define COMPLEX_MULTIPLY(r, i, x, y) { Floats u = x, v = y, t = r * u - i * v; i = r * v + i * u; r = t; }
#define COMPLEX_DIVIDE(r, i, x, y)                                                                 \
  { Floats u = x, v = y, n = u * u + v * v, t = (r * u + i * v) / n; i = (i * u - r * v) / n; r = t; }
#define COMPLEX_DIVIDE_INTO(r, i, x, y)                                                            \
  { Floats u = x, v = y, n = r * r + i * i, t = (u * r + v * i) / n; i = (v * r - u * i) / n; r = t; }

#define FLOAT_BINARY(name, f)                                                                      \
  FLOAT_STEP(name##_r_register, f, r, REGISTER)                                                    \
  FLOAT_STEP(name##_r_constant, f, r, CONSTANT)                                                    \
  FLOAT_STEP(name##_i_register, f, i, REGISTER)                                                    \
  FLOAT_STEP(name##_i_constant, f, i, CONSTANT)
#define BINARY(name, f)                                                                            \
  FLOAT_BINARY(name, f)                                                                            \
  COMPLEX_STEP(name##_c_register, COMPLEX_##f, REGISTER)                                           \
  COMPLEX_STEP(name##_c_constant, COMPLEX_##f, CONSTANT)
#define INT_BINARY(name, f)                                                                        \
  FLOAT_STEP(name##_r_register, f, r, INT_REGISTER)                                                \
  FLOAT_STEP(name##_r_constant, f, r, INT_CONSTANT)                                                \
  FLOAT_STEP(name##_i_register, f, i, INT_REGISTER)                                                \
  FLOAT_STEP(name##_i_constant, f, i, INT_CONSTANT)

BINARY(load, LOAD)
BINARY(add, ADD)
BINARY(subtract, SUBTRACT)
BINARY(subtract_from, SUBTRACT_FROM)
BINARY(multiply, MULTIPLY)
BINARY(divide, DIVIDE)
BINARY(divide_into, DIVIDE_INTO)
FLOAT_BINARY(minimum, MINIMUM)
FLOAT_BINARY(minimum_from, MINIMUM_FROM)
FLOAT_BINARY(maximum, MAXIMUM)
FLOAT_BINARY(maximum_from, MAXIMUM_FROM)
INT_BINARY(add_int, ADD_INT)
INT_BINARY(subtract_int, SUBTRACT_INT)
FLOAT_STEP(remainder_r, REMAINDER, r, INT_CONSTANT)
FLOAT_STEP(remainder_i, REMAINDER, i, INT_CONSTANT)

#define FLOAT_ROW(name) {name##_r_register, name##_r_constant}, {name##_i_register, name##_i_constant}
#define ROW(name) {FLOAT_ROW(name), {name##_c_register, name##_c_constant}}

static const Code binaries[RastBinaryCount][RastPartCount][RastSourceCount] = {
  [RastLoad] = ROW(load), [RastAdd] = ROW(add), [RastSubtract] = ROW(subtract),
  [RastSubtractFrom] = ROW(subtract_from), [RastMultiply] = ROW(multiply), [RastDivide] = ROW(divide),
  [RastDivideInto] = ROW(divide_into), [RastAddInt] = {FLOAT_ROW(add_int)},
  [RastSubtractInt] = {FLOAT_ROW(subtract_int)}, [RastMinimum] = {FLOAT_ROW(minimum)},
  [RastMinimumFrom] = {FLOAT_ROW(minimum_from)}, [RastMaximum] = {FLOAT_ROW(maximum)},
  [RastMaximumFrom] = {FLOAT_ROW(maximum_from)}, [RastRemainder] = {{0, remainder_r}, {0, remainder_i}},
};

const void *rast_binary_code(RastBinary binary, RastPart part, RastSource source) {
  return (const void *)binaries[binary][part][source];
}

// MARK: Operations on the tile alone

#define ON(x, f) f(x##0) f(x##1) f(x##2) f(x##3)
#define ON_BOTH(f) f(r0, i0) f(r1, i1) f(r2, i2) f(r3, i3)

#define NEGATE(x) x = (Floats)((Ints)x ^ INT64_MIN);
#define ABS(x) x = (Floats)((Ints)x & INT64_MAX);
#define SQUARE(x) x = x * x;
// r·i + i·r is twice the same product.
#define COMPLEX_SQUARE(r, i) { Floats t = r * i; r = r * r - i * i; i = t + t; }
#define NORM(r, i) r = r * r + i * i;
#define INT_TO_FLOAT(x) x = __builtin_convertvector((Ints)x, Floats);
#if BYTES == 64
#define SQUARE_ROOT(x) x = (Floats)_mm512_sqrt_pd((__m512d)x);
#elif BYTES == 32
#define SQUARE_ROOT(x) x = (Floats)_mm256_sqrt_pd((__m256d)x);
#else
#define SQUARE_ROOT(x) x = (Floats){__builtin_sqrt(x[0]), __builtin_sqrt(x[1])};
#endif

#define UNARY(name, f) STEP(name##_r) { ON(r, f) NEXT; } STEP(name##_i) { ON(i, f) NEXT; }

UNARY(negate, NEGATE)
UNARY(abs, ABS)
UNARY(square_root, SQUARE_ROOT)
UNARY(square, SQUARE)
UNARY(int_to_float, INT_TO_FLOAT)
STEP(negate_c) { ON(r, NEGATE) ON(i, NEGATE) NEXT; }
STEP(abs_c) { ON(r, ABS) ON(i, ABS) NEXT; }
STEP(square_c) { ON_BOTH(COMPLEX_SQUARE) NEXT; }
STEP(norm_c) { ON_BOTH(NORM) NEXT; }
STEP(other_r) { r0 = i0; r1 = i1; r2 = i2; r3 = i3; NEXT; }
STEP(other_i) { i0 = r0; i1 = r1; i2 = r2; i3 = r3; NEXT; }

#define WRITE(field, x)                                                                            \
  {                                                                                                \
    Floats *to = (Floats *)(cells + s->field);                                                     \
    to[0] = x##0; to[1] = x##1; to[2] = x##2; to[3] = x##3;                                        \
  }
STEP(store_r) { WRITE(a, r) NEXT; }
STEP(store_i) { WRITE(a, i) NEXT; }

// Writes a vector where bits of all four vectors' lanes are set.
#if BYTES == 64
#define WRITE_WHERE(bits, field, x, k)                                                             \
  _mm512_mask_storeu_pd(cells + s->field + (k) * BYTES, (__mmask8)((bits) >> (k) * LANES), (__m512d)(x));
#else
static inline Ints lanes_of(uint32_t bits) {
#if BYTES == 32
  const Ints each = {1, 2, 4, 8};
#else
  const Ints each = {1, 2};
#endif
  return (Ints)((((int64_t)bits + (Ints){0}) & each) == each);
}
#define WRITE_WHERE(bits, field, x, k)                                                             \
  {                                                                                                \
    Floats *to = (Floats *)(cells + s->field + (k) * BYTES);                                       \
    *to = CHOOSE(lanes_of((bits) >> (k) * LANES), x, *to);                                         \
  }
#endif
#define WRITE_ALL_WHERE(bits, field, x0, x1, x2, x3)                                               \
  {                                                                                                \
    uint32_t where = bits;                                                                         \
    WRITE_WHERE(where, field, x0, 0) WRITE_WHERE(where, field, x1, 1)                              \
    WRITE_WHERE(where, field, x2, 2) WRITE_WHERE(where, field, x3, 3)                              \
  }
STEP(store_going_r) { WRITE_ALL_WHERE(turns->going, a, r0, r1, r2, r3) NEXT; }
STEP(store_going_i) { WRITE_ALL_WHERE(turns->going, a, i0, i1, i2, i3) NEXT; }
STEP(store_leaving_r) { WRITE_ALL_WHERE(turns->leaving, a, r0, r1, r2, r3) NEXT; }
STEP(store_leaving_i) { WRITE_ALL_WHERE(turns->leaving, a, i0, i1, i2, i3) NEXT; }

static const Code unaries[RastUnaryCount][RastPartCount] = {
  [RastNegate] = {negate_r, negate_i, negate_c}, [RastAbs] = {abs_r, abs_i, abs_c},
  [RastSquareRoot] = {square_root_r, square_root_i}, [RastSquare] = {square_r, square_i, square_c},
  [RastIntToFloat] = {int_to_float_r, int_to_float_i}, [RastNorm] = {0, 0, norm_c},
  [RastOtherPart] = {other_r, other_i}, [RastStore] = {store_r, store_i},
  [RastStoreGoing] = {store_going_r, store_going_i}, [RastStoreLeaving] = {store_leaving_r, store_leaving_i},
};

const void *rast_unary_code(RastUnary unary, RastPart part) { return (const void *)unaries[unary][part]; }

// MARK: Tests

// The lanes of two vectors that fail a relation, as a mask.
#if BYTES == 64
typedef __mmask8 Mask;
#define COMPARE(x, y, failing) _mm512_cmp_pd_mask((__m512d)(x), (__m512d)(y), failing)
#define COMPARE_INTS(x, y, failing) _mm512_cmp_epi64_mask((__m512i)(x), (__m512i)(y), failing)
#define FAILS_LESS(x, y) COMPARE(x, y, _CMP_NLT_UQ)
#define FAILS_LESS_OR_EQUAL(x, y) COMPARE(x, y, _CMP_NLE_UQ)
#define FAILS_GREATER(x, y) COMPARE(x, y, _CMP_NGT_UQ)
#define FAILS_GREATER_OR_EQUAL(x, y) COMPARE(x, y, _CMP_NGE_UQ)
#define FAILS_EQUAL(x, y) COMPARE(x, y, _CMP_NEQ_UQ)
#define FAILS_NOT_LESS(x, y) COMPARE(x, y, _CMP_LT_OQ)
#define FAILS_NOT_LESS_OR_EQUAL(x, y) COMPARE(x, y, _CMP_LE_OQ)
#define FAILS_NOT_GREATER(x, y) COMPARE(x, y, _CMP_GT_OQ)
#define FAILS_NOT_GREATER_OR_EQUAL(x, y) COMPARE(x, y, _CMP_GE_OQ)
#define FAILS_NOT_EQUAL(x, y) COMPARE(x, y, _CMP_EQ_OQ)
#define FAILS_INT_LESS(x, y) COMPARE_INTS(x, y, _MM_CMPINT_NLT)
#define FAILS_INT_LESS_OR_EQUAL(x, y) COMPARE_INTS(x, y, _MM_CMPINT_NLE)
#define FAILS_INT_GREATER(x, y) COMPARE_INTS(x, y, _MM_CMPINT_LE)
#define FAILS_INT_GREATER_OR_EQUAL(x, y) COMPARE_INTS(x, y, _MM_CMPINT_LT)
#define FAILS_INT_EQUAL(x, y) COMPARE_INTS(x, y, _MM_CMPINT_NE)
#define FAILS_INT_NOT_EQUAL(x, y) COMPARE_INTS(x, y, _MM_CMPINT_EQ)
static inline int any(Mask mask) { return mask != 0; }
static inline uint32_t bits_of(Mask mask) { return mask; }
static inline Ints lanes_outside(Mask mask) { return (Ints)_mm512_maskz_set1_epi64((Mask)~mask, -1); }
#else
typedef Ints Mask;
#define FAILS_LESS(x, y) ~((x) < (y))
#define FAILS_LESS_OR_EQUAL(x, y) ~((x) <= (y))
#define FAILS_GREATER(x, y) ~((x) > (y))
#define FAILS_GREATER_OR_EQUAL(x, y) ~((x) >= (y))
#define FAILS_EQUAL(x, y) ~((x) == (y))
#define FAILS_NOT_LESS(x, y) ((x) < (y))
#define FAILS_NOT_LESS_OR_EQUAL(x, y) ((x) <= (y))
#define FAILS_NOT_GREATER(x, y) ((x) > (y))
#define FAILS_NOT_GREATER_OR_EQUAL(x, y) ((x) >= (y))
#define FAILS_NOT_EQUAL(x, y) ((x) == (y))
#define FAILS_INT_LESS FAILS_LESS
#define FAILS_INT_LESS_OR_EQUAL FAILS_LESS_OR_EQUAL
#define FAILS_INT_GREATER FAILS_GREATER
#define FAILS_INT_GREATER_OR_EQUAL FAILS_GREATER_OR_EQUAL
#define FAILS_INT_EQUAL FAILS_EQUAL
#define FAILS_INT_NOT_EQUAL FAILS_NOT_EQUAL
static inline Ints lanes_outside(Mask mask) { return ~mask; }
#if BYTES == 32
static inline uint32_t bits_of(Mask mask) { return _mm256_movemask_pd((__m256d)mask); }
#elif defined(__x86_64__)
static inline uint32_t bits_of(Mask mask) { return _mm_movemask_pd((__m128d)mask); }
#else
static inline uint32_t bits_of(Mask mask) { return (mask[0] & 1) | (mask[1] & 2); }
#endif
static inline int any(Mask mask) { return bits_of(mask) != 0; }
#endif

// Whether lanes that still turn fail, who then leave. Where too few are left, the others leave with them.
static inline int leave(RastTurns *turns, uint32_t failing) {
  failing &= turns->going;
  if (!failing) return 0;
  turns->leaving = __builtin_popcount(turns->going & ~failing) < turns->fewest ? turns->going : failing;
  return 1;
}

// The masks of all four vectors are gathered, since a branch on each would cost more than the comparisons.
#define LEAVE_IF(failing0, failing1, failing2, failing3)                                           \
  {                                                                                                \
    Mask f0 = failing0, f1 = failing1, f2 = failing2, f3 = failing3;                               \
    if (__builtin_expect(any(f0 | f1 | f2 | f3), 0)                                                \
        && leave(turns, bits_of(f0) | bits_of(f1) << LANES | bits_of(f2) << 2 * LANES | bits_of(f3) << 3 * LANES)) \
      GO((const RastStep *)s->other);                                                              \
  }
#define TEST_STEP(name, fails, x, operand)                                                         \
  STEP(name) {                                                                                     \
    LEAVE_IF(fails(x(0), operand(a, 0)), fails(x(1), operand(a, 1)), fails(x(2), operand(a, 2)),   \
             fails(x(3), operand(a, 3)))                                                           \
    NEXT;                                                                                          \
  }
// The same comparison as a mask for each lane that passes, in the registers that `other` is the offset of.
#define MASK_STEP(name, fails, x, operand)                                                         \
  STEP(name) {                                                                                     \
    Ints *to = (Ints *)(cells + (int64_t)s->other);                                                \
    to[0] = lanes_outside(fails(x(0), operand(a, 0))); to[1] = lanes_outside(fails(x(1), operand(a, 1))); \
    to[2] = lanes_outside(fails(x(2), operand(a, 2))); to[3] = lanes_outside(fails(x(3), operand(a, 3))); \
    NEXT;                                                                                          \
  }
#define REAL(k) r##k
#define IMAGINARY(k) i##k
#define TILE_NORM(k) (r##k * r##k + i##k * i##k)
#define REAL_INT(k) (Ints)r##k
#define IMAGINARY_INT(k) (Ints)i##k

#define TEST(name, fails, x)                                                                       \
  TEST_STEP(name##_register, fails, x, REGISTER) TEST_STEP(name##_constant, fails, x, CONSTANT)    \
  MASK_STEP(name##_mask_register, fails, x, REGISTER) MASK_STEP(name##_mask_constant, fails, x, CONSTANT)
#define INT_TEST(name, fails, x)                                                                   \
  TEST_STEP(name##_register, fails, x, INT_REGISTER)                                               \
  TEST_STEP(name##_constant, fails, x, INT_CONSTANT)                                               \
  MASK_STEP(name##_mask_register, fails, x, INT_REGISTER)                                          \
  MASK_STEP(name##_mask_constant, fails, x, INT_CONSTANT)

#define TESTS(name, x)                                                                             \
  TEST(name##_less, FAILS_LESS, x)                                                                 \
  TEST(name##_less_or_equal, FAILS_LESS_OR_EQUAL, x)                                               \
  TEST(name##_greater, FAILS_GREATER, x)                                                           \
  TEST(name##_greater_or_equal, FAILS_GREATER_OR_EQUAL, x)                                         \
  TEST(name##_equal, FAILS_EQUAL, x)                                                               \
  TEST(name##_not_less, FAILS_NOT_LESS, x)                                                         \
  TEST(name##_not_less_or_equal, FAILS_NOT_LESS_OR_EQUAL, x)                                       \
  TEST(name##_not_greater, FAILS_NOT_GREATER, x)                                                   \
  TEST(name##_not_greater_or_equal, FAILS_NOT_GREATER_OR_EQUAL, x)                                 \
  TEST(name##_not_equal, FAILS_NOT_EQUAL, x)
#define INT_TESTS(name, x)                                                                         \
  INT_TEST(name##_less, FAILS_INT_LESS, x)                                                         \
  INT_TEST(name##_less_or_equal, FAILS_INT_LESS_OR_EQUAL, x)                                       \
  INT_TEST(name##_greater, FAILS_INT_GREATER, x)                                                   \
  INT_TEST(name##_greater_or_equal, FAILS_INT_GREATER_OR_EQUAL, x)                                 \
  INT_TEST(name##_equal, FAILS_INT_EQUAL, x)                                                       \
  INT_TEST(name##_not_equal, FAILS_INT_NOT_EQUAL, x)

// Most loops that square a number have just tested its norm, whose terms the square needs as well.
#define NORM_SQUARE_STEP(name, fails)                                                              \
  STEP(name) {                                                                                     \
    Floats x0 = r0 * r0, x1 = r1 * r1, x2 = r2 * r2, x3 = r3 * r3;                                 \
    Floats y0 = i0 * i0, y1 = i1 * i1, y2 = i2 * i2, y3 = i3 * i3;                                 \
    LEAVE_IF(fails(x0 + y0, CONSTANT(a, 0)), fails(x1 + y1, CONSTANT(a, 1)),                       \
             fails(x2 + y2, CONSTANT(a, 2)), fails(x3 + y3, CONSTANT(a, 3)))                       \
    Floats p0 = r0 * i0, p1 = r1 * i1, p2 = r2 * i2, p3 = r3 * i3;                                 \
    r0 = x0 - y0; r1 = x1 - y1; r2 = x2 - y2; r3 = x3 - y3;                                        \
    i0 = p0 + p0; i1 = p1 + p1; i2 = p2 + p2; i3 = p3 + p3;                                        \
    NEXT;                                                                                          \
  }
NORM_SQUARE_STEP(norm_square_less, FAILS_LESS)
NORM_SQUARE_STEP(norm_square_less_or_equal, FAILS_LESS_OR_EQUAL)
NORM_SQUARE_STEP(norm_square_not_greater, FAILS_NOT_GREATER)
NORM_SQUARE_STEP(norm_square_not_greater_or_equal, FAILS_NOT_GREATER_OR_EQUAL)

static const Code norm_squares[RastRelationCount] = {
  [RastLess] = norm_square_less, [RastLessOrEqual] = norm_square_less_or_equal,
  [RastNotGreater] = norm_square_not_greater, [RastNotGreaterOrEqual] = norm_square_not_greater_or_equal,
};

const void *rast_norm_square_code(RastRelation relation) { return (const void *)norm_squares[relation]; }

TESTS(real, REAL)
TESTS(imaginary, IMAGINARY)
TESTS(norm, TILE_NORM)
INT_TESTS(real_int, REAL_INT)
INT_TESTS(imaginary_int, IMAGINARY_INT)

#define SOURCES(name) {{name##_register, name##_constant}, {name##_mask_register, name##_mask_constant}}
#define TEST_ROW(name)                                                                             \
  {                                                                                                \
    [RastLess] = SOURCES(name##_less), [RastLessOrEqual] = SOURCES(name##_less_or_equal),          \
    [RastGreater] = SOURCES(name##_greater), [RastGreaterOrEqual] = SOURCES(name##_greater_or_equal), \
    [RastEqual] = SOURCES(name##_equal), [RastNotLess] = SOURCES(name##_not_less),                 \
    [RastNotLessOrEqual] = SOURCES(name##_not_less_or_equal),                                      \
    [RastNotGreater] = SOURCES(name##_not_greater),                                                \
    [RastNotGreaterOrEqual] = SOURCES(name##_not_greater_or_equal),                                \
    [RastNotEqual] = SOURCES(name##_not_equal),                                                    \
  }
// Of ints, each comparison is the opposite of another.
#define INT_TEST_ROW(name)                                                                         \
  {                                                                                                \
    [RastLess] = SOURCES(name##_less), [RastLessOrEqual] = SOURCES(name##_less_or_equal),          \
    [RastGreater] = SOURCES(name##_greater), [RastGreaterOrEqual] = SOURCES(name##_greater_or_equal), \
    [RastEqual] = SOURCES(name##_equal), [RastNotLess] = SOURCES(name##_greater_or_equal),         \
    [RastNotLessOrEqual] = SOURCES(name##_greater), [RastNotGreater] = SOURCES(name##_less_or_equal), \
    [RastNotGreaterOrEqual] = SOURCES(name##_less), [RastNotEqual] = SOURCES(name##_not_equal),    \
  }

static const Code tests[RastTestCount][RastRelationCount][2][RastSourceCount] = {
  [RastTestReal] = TEST_ROW(real), [RastTestImaginary] = TEST_ROW(imaginary),
  [RastTestNorm] = TEST_ROW(norm), [RastTestRealInt] = INT_TEST_ROW(real_int),
  [RastTestImaginaryInt] = INT_TEST_ROW(imaginary_int),
};

const void *rast_test_code(RastTested tested, RastRelation relation, RastSource source) {
  return (const void *)tests[tested][relation][0][source];
}

const void *rast_mask_code(RastTested tested, RastRelation relation, RastSource source) {
  return (const void *)tests[tested][relation][1][source];
}

// MARK: Choosing

#define MASK(k) (*(const Ints *)(cells + (int64_t)s->other + (k) * BYTES))
#define KEEP(x, field, k) x##k = CHOOSE(MASK(k), x##k, REGISTER(field, k));
#define REPLACE(x, field, k) x##k = CHOOSE(MASK(k), REGISTER(field, k), x##k);
#define ON_ALL(f, x, field) f(x, field, 0) f(x, field, 1) f(x, field, 2) f(x, field, 3)
STEP(keep_r) { ON_ALL(KEEP, r, a) NEXT; }
STEP(keep_i) { ON_ALL(KEEP, i, a) NEXT; }
STEP(keep_c) { ON_ALL(KEEP, r, a) ON_ALL(KEEP, i, b) NEXT; }
STEP(replace_r) { ON_ALL(REPLACE, r, a) NEXT; }
STEP(replace_i) { ON_ALL(REPLACE, i, a) NEXT; }
STEP(replace_c) { ON_ALL(REPLACE, r, a) ON_ALL(REPLACE, i, b) NEXT; }

const void *rast_keep_code(RastPart part) {
  static const Code codes[RastPartCount] = {keep_r, keep_i, keep_c};
  return (const void *)codes[part];
}

const void *rast_replace_code(RastPart part) {
  static const Code codes[RastPartCount] = {replace_r, replace_i, replace_c};
  return (const void *)codes[part];
}

// MARK: The rest

STEP(move) {
  const Floats *from = (const Floats *)(cells + s->a);
  Floats *to = (Floats *)(cells + s->b);
  Floats v0 = from[0], v1 = from[1], v2 = from[2], v3 = from[3];
  to[0] = v0; to[1] = v1; to[2] = v2; to[3] = v3;
  NEXT;
}

STEP(move_going) {
  const Floats *from = (const Floats *)(cells + s->a);
  WRITE_ALL_WHERE(turns->going, b, from[0], from[1], from[2], from[3])
  NEXT;
}

STEP(count_leaving) {
  const Ints *from = (const Ints *)(cells + s->a);
  Ints done = turns->all - turns->left + (Ints){0};
  WRITE_ALL_WHERE(turns->leaving, a, (Floats)(from[0] + done), (Floats)(from[1] + done),
                  (Floats)(from[2] + done), (Floats)(from[3] + done))
  NEXT;
}

STEP(turn) {
  if (--turns->left == 0) {
    turns->leaving = turns->going;
    NEXT;
  }
  GO((const RastStep *)s->other);
}

STEP(leave_step) {
  turns->going &= ~turns->leaving;
  if (turns->going) GO((const RastStep *)s->other);
}

STEP(end) {
  (void)s, (void)cells, (void)turns, (void)r0, (void)r1, (void)r2, (void)r3, (void)i0, (void)i1, (void)i2, (void)i3;
}

const void *rast_move_code(void) { return (const void *)move; }
const void *rast_move_going_code(void) { return (const void *)move_going; }
const void *rast_count_leaving_code(void) { return (const void *)count_leaving; }
const void *rast_leave_code(void) { return (const void *)leave_step; }
const void *rast_turn_code(void) { return (const void *)turn; }
const void *rast_end_code(void) { return (const void *)end; }

void rast_run_tiles(const RastStep *steps, void *cells, int64_t tiles) {
  Floats none = {0};
  for (int64_t tile = 0; tile < tiles; tile++) {
    RastTurns turns = {0};
    ((Code)steps->code)(steps, (char *)cells + tile * 4 * BYTES, &turns, none, none, none, none, none, none, none, none);
  }
}

int64_t rast_run_turns(const RastStep *steps, void *cells, int64_t turns, int64_t lanes, int64_t fewest) {
  Floats none = {0};
  uint32_t going = lanes >= 4 * LANES ? (uint32_t)((UINT64_C(1) << 4 * LANES) - 1) : (UINT32_C(1) << lanes) - 1;
  RastTurns run = {.left = turns, .all = turns, .going = going, .fewest = (int32_t)fewest};
  ((Code)steps->code)(steps, cells, &run, none, none, none, none, none, none, none, none);
  return turns - run.left;
}
