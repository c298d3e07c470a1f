// For the affinity of a process, which Swift's Glibc does not show.
#define _GNU_SOURCE
#include <sched.h>
#include <string.h>

#include "copydesk.h"
#include "library.h"

const char *copydesk_version(void) { return COPYDESK_VERSION; }

// A buffer of fixed size needs no destructor when its thread ends, and no memory in order to say that there is none.
static _Thread_local char last_error[1024];

const char *copydesk_last_error(void) { return last_error; }

void copydesk_set_last_error(const char *message, size_t length) {
  if (length >= sizeof last_error) {
    length = sizeof last_error - 1;
    // A byte of the form 10xxxxxx continues a character, which then is left out whole.
    while (length > 0 && ((unsigned char)message[length] & 0xC0) == 0x80) length -= 1;
  }
  memcpy(last_error, message, length);
  last_error[length] = 0;
}

size_t copydesk_cores(void) {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? (size_t)CPU_COUNT(&set) : 1;
}
