// What instructions beyond those of every x86-64 processor this was compiled for, and what this processor has.
#pragma once

#include <stdint.h>

// The macros that compilers define, and the names that __builtin_cpu_supports knows.
#define RAST_INSTRUCTIONS(X) \
  X(SSE3, "sse3") \
  X(SSSE3, "ssse3") \
  X(SSE4_1, "sse4.1") \
  X(SSE4_2, "sse4.2") \
  X(POPCNT, "popcnt") \
  X(AVX, "avx") \
  X(AVX2, "avx2") \
  X(FMA, "fma") \
  X(BMI, "bmi") \
  X(BMI2, "bmi2") \
  X(AVX512F, "avx512f") \
  X(AVX512DQ, "avx512dq") \
  X(AVX512BW, "avx512bw") \
  X(AVX512CD, "avx512cd") \
  X(AVX512VL, "avx512vl") \
  X(AVX512IFMA, "avx512ifma") \
  X(AVX512VBMI, "avx512vbmi") \
  X(AVX512VBMI2, "avx512vbmi2") \
  X(AVX512VNNI, "avx512vnni") \
  X(AVX512BITALG, "avx512bitalg") \
  X(AVX512VPOPCNTDQ, "avx512vpopcntdq")

enum {
#define RAST_INDEX(macro, name) rast_index_##macro,
  RAST_INSTRUCTIONS(RAST_INDEX)
#undef RAST_INDEX
  rast_kinds
};

/// How many kinds of instructions are told apart; each has a bit.
static inline int32_t rast_instruction_kinds(void) { return rast_kinds; }

/// The name of the kind of instructions that a bit stands for.
static inline const char *_Nonnull rast_instruction_name(int32_t kind) {
#define RAST_NAME(macro, name) case rast_index_##macro: return name;
  switch (kind) { RAST_INSTRUCTIONS(RAST_NAME) default: return ""; }
#undef RAST_NAME
}

// A macro that the compiler does not define expands to its own name, which does not begin with `1`.
#define RAST_TEXT(x) #x
#define RAST_IS_DEFINED(x) (RAST_TEXT(x)[0] == '1')

/// The instructions that the module which includes this is compiled to use.
static inline int32_t rast_compiled_for(void) {
  int32_t kinds = 0;
#define RAST_COMPILED(macro, name) if (RAST_IS_DEFINED(__##macro##__)) kinds |= 1 << rast_index_##macro;
  RAST_INSTRUCTIONS(RAST_COMPILED)
#undef RAST_COMPILED
  return kinds;
}

/// The instructions that this processor has and the system lets programs use.
static inline int32_t rast_processor_has(void) {
#if defined(__x86_64__)
  int32_t kinds = 0;
  __builtin_cpu_init();
#define RAST_HAS(macro, name) if (__builtin_cpu_supports(name)) kinds |= 1 << rast_index_##macro;
  RAST_INSTRUCTIONS(RAST_HAS)
#undef RAST_HAS
  return kinds;
#else
  return ~0;
#endif
}
