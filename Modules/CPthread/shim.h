// The bounds of a thread's stack: a GNU extension that Swift's Glibc module leaves out.
#pragma once
#include <pthread.h>

extern int pthread_getattr_np(pthread_t thread, pthread_attr_t *attributes);
