// What libFuzzer offers to the program that it is a part of; its own header is for C++.
#pragma once
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*run)(const uint8_t *data, size_t size));
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t maximum);

// Whether comparisons are handed on to libFuzzer, which makes up bytes by them. Off at first.
void traceComparisons(int on);
