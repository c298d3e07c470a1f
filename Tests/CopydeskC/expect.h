/// Checks for programs that call the library: a failed one is told with its line, and the program goes on.
#ifndef EXPECT_H
#define EXPECT_H

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

static atomic_int failures;

#define EXPECT(condition)                                                 \
  do {                                                                    \
    if (!(condition)) {                                                   \
      fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);     \
      atomic_fetch_add(&failures, 1);                                     \
    }                                                                     \
  } while (0)

/// Whether `length` bytes are those of a string.
static inline int equals(const char *bytes, size_t length, const char *text) {
  return bytes != NULL && length == strlen(text) && memcmp(bytes, text, length) == 0;
}

#endif
