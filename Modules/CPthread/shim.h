// The bounds of a thread's stack: a GNU extension that Swift's Glibc module leaves out.
#pragma once
#include <pthread.h>
#include <stddef.h>

extern int pthread_getattr_np(pthread_t thread, pthread_attr_t *attributes);

// The lowest address of the current thread's stack, or NULL if it can't be told. It is asked for once a thread: for
// the main one glibc reads all of /proc/self/maps, which takes longer than many a run of a program.
static inline void *rast_lowest_of_stack(void) {
  static __thread void *lowest;
  pthread_attr_t attributes;
  size_t size;
  if (lowest == NULL && pthread_getattr_np(pthread_self(), &attributes) == 0) {
    if (pthread_attr_getstack(&attributes, &lowest, &size) != 0) lowest = NULL;
    pthread_attr_destroy(&attributes);
  }
  return lowest;
}
