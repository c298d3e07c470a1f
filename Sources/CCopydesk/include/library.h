#ifndef LIBRARY_H
#define LIBRARY_H

// What library.c has for the Swift part; neither exported nor installed.

#include <stddef.h>

/// Keeps `length` bytes of UTF-8 as this thread's message for copydesk_last_error().
void copydesk_set_last_error(const char *message, size_t length);

/// The cores that this process may use, at least one.
size_t copydesk_cores(void);

#endif
