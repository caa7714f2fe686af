// The compiler puts a call before each comparison, each switch and each indirect call. A target that changes whole
// tokens itself has no use for them, and they take a third of its time: the linker (`--wrap`) sends them here first.
#include "libfuzzer.h"

static int isOn;

void traceComparisons(int on) { isOn = on; }

// Tail calls, as libFuzzer looks at the address that it will return to.
#define COMPARISON(name, type)                                                                                         \
  void __real___sanitizer_cov_trace_##name(type, type);                                                                \
  void __wrap___sanitizer_cov_trace_##name(type one, type other) {                                                     \
    if (isOn) __real___sanitizer_cov_trace_##name(one, other);                                                         \
  }

COMPARISON(cmp1, uint8_t)
COMPARISON(cmp2, uint16_t)
COMPARISON(cmp4, uint32_t)
COMPARISON(cmp8, uint64_t)
COMPARISON(const_cmp1, uint8_t)
COMPARISON(const_cmp2, uint16_t)
COMPARISON(const_cmp4, uint32_t)
COMPARISON(const_cmp8, uint64_t)

void __real___sanitizer_cov_trace_switch(uint64_t, uint64_t *);
void __wrap___sanitizer_cov_trace_switch(uint64_t value, uint64_t *cases) {
  if (isOn) __real___sanitizer_cov_trace_switch(value, cases);
}

void __real___sanitizer_cov_trace_pc_indir(uintptr_t);
void __wrap___sanitizer_cov_trace_pc_indir(uintptr_t callee) {
  if (isOn) __real___sanitizer_cov_trace_pc_indir(callee);
}
