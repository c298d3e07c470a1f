#ifndef LAST_ERROR_H
#define LAST_ERROR_H

#include <stddef.h>

/// Keeps `length` bytes of UTF-8 as this thread's message for copydesk_last_error(). Not exported, not installed.
void copydesk_set_last_error(const char *message, size_t length);

#endif
