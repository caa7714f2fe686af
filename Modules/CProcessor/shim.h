// What vector instructions this was compiled for, and what this processor has.
#pragma once

enum {
  RAST_AVX = 1,
  RAST_AVX2 = 2,
  RAST_FMA = 4,
  RAST_AVX512 = 8, // with the parts that x86-64-v4 has
};

/// The instructions that the module which includes this is compiled to use.
static inline int rast_compiled_for(void) {
  int features = 0;
#ifdef __AVX__
  features |= RAST_AVX;
#endif
#ifdef __AVX2__
  features |= RAST_AVX2;
#endif
#ifdef __FMA__
  features |= RAST_FMA;
#endif
#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__) && defined(__AVX512BW__)
  features |= RAST_AVX512;
#endif
  return features;
}

/// The instructions that this processor has and the system lets programs use.
static inline int rast_processor_has(void) {
#if defined(__x86_64__)
  int features = 0;
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx")) features |= RAST_AVX;
  if (__builtin_cpu_supports("avx2")) features |= RAST_AVX2;
  if (__builtin_cpu_supports("fma")) features |= RAST_FMA;
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw"))
    features |= RAST_AVX512;
  return features;
#else
  return ~0;
#endif
}
