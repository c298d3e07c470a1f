/* Makes system calls of a process fail, fall short, or be the last: preloaded by storm.py.
 *
 * STORM_UNDER  the folder whose files are meant; calls on others pass
 * STORM_CALL   write, fsync, rename, open, truncate, unlink, read, or any
 * STORM_AT     the number of the first such call that is met, from 1
 * STORM_TIMES  how many from there on
 * STORM_DO     an errno by number, 0 for a short write or read, -1 for SIGKILL before, -2 for SIGKILL in the middle
 * STORM_MARK   a file that gets one byte for each call that was met
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long count;

static void die(void) {
  for (;;) syscall(SYS_kill, syscall(SYS_getpid), 9);
}

static void mark(void) {
  const char *path = getenv("STORM_MARK");
  if (!path) return;
  long descriptor = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (descriptor < 0) return;
  syscall(SYS_write, descriptor, "x", 1);
  syscall(SYS_close, descriptor);
}

static int is_under(const char *path) {
  const char *folder = getenv("STORM_UNDER");
  if (!folder) return 0;
  if (path[0] != '/') return 1;
  size_t length = strlen(folder);
  return strncmp(path, folder, length) == 0 && strstr(path, "/faults/") == NULL;
}

static int is_descriptor_under(int descriptor) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return path[0] == '/' && is_under(path);
}

/* What to do with this call: 1 nothing; else what STORM_DO says. */
static int met(const char *call) {
  const char *wanted = getenv("STORM_CALL");
  if (!wanted || (strcmp(wanted, call) != 0 && strcmp(wanted, "any") != 0)) return 1;
  long at = atol(getenv("STORM_AT")), times = atol(getenv("STORM_TIMES"));
  long number = atomic_fetch_add(&count, 1) + 1;
  if (number < at || number >= at + times) return 1;
  mark();
  int action = atoi(getenv("STORM_DO"));
  if (action == -1) die();
  return action;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int descriptor, const void *bytes, size_t size) {
  if (descriptor > 2 && is_descriptor_under(descriptor)) {
    int action = met("write");
    if (action == -2 || action == 0) {
      ssize_t done = REAL(write)(descriptor, bytes, size > 1 ? size / 2 : size);
      if (action == -2) die();
      return done;
    }
    if (action > 1) return errno = action, -1;
  }
  return REAL(write)(descriptor, bytes, size);
}

static ssize_t positioned(
    ssize_t (*real)(int, const void *, size_t, off64_t), int descriptor, const void *bytes, size_t size, off64_t offset) {
  if (is_descriptor_under(descriptor)) {
    int action = met("write");
    if (action == -2 || action == 0) {
      ssize_t done = real(descriptor, bytes, size > 1 ? size / 2 : size, offset);
      if (action == -2) die();
      return done;
    }
    if (action > 1) return errno = action, -1;
  }
  return real(descriptor, bytes, size, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset) {
  return positioned(REAL(pwrite64), descriptor, bytes, size, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset) {
  return positioned(REAL(pwrite64), descriptor, bytes, size, offset);
}

ssize_t read(int descriptor, void *bytes, size_t size) {
  if (is_descriptor_under(descriptor)) {
    int action = met("read");
    if (action == 0) return REAL(read)(descriptor, bytes, size > 1 ? size / 2 : size);
    if (action == -2) die();
    if (action > 1) return errno = action, -1;
  }
  return REAL(read)(descriptor, bytes, size);
}

#define BY_DESCRIPTOR(name, call)                    \
  int name(int descriptor) {                         \
    if (is_descriptor_under(descriptor)) {           \
      int action = met(call);                        \
      if (action == -2) {                            \
        REAL(name)(descriptor);                      \
        die();                                       \
      }                                              \
      if (action > 1) return errno = action, -1;     \
    }                                                \
    return REAL(name)(descriptor);                   \
  }

BY_DESCRIPTOR(fsync, "fsync")
BY_DESCRIPTOR(fdatasync, "fsync")

int rename(const char *from, const char *to) {
  if (is_under(to)) {
    int action = met("rename");
    if (action == -2) {
      REAL(rename)(from, to);
      die();
    }
    if (action > 1) return errno = action, -1;
  }
  return REAL(rename)(from, to);
}

int ftruncate64(int descriptor, off64_t size) {
  if (is_descriptor_under(descriptor)) {
    int action = met("truncate");
    if (action == -2) {
      REAL(ftruncate64)(descriptor, size);
      die();
    }
    if (action > 1) return errno = action, -1;
  }
  return REAL(ftruncate64)(descriptor, size);
}

int ftruncate(int descriptor, off_t size) { return ftruncate64(descriptor, size); }

int unlink(const char *path) {
  if (is_under(path)) {
    int action = met("unlink");
    if (action == -2) {
      REAL(unlink)(path);
      die();
    }
    if (action > 1) return errno = action, -1;
  }
  return REAL(unlink)(path);
}

#define OPENING(name)                                                    \
  int name(const char *path, int flags, ...) {                           \
    mode_t mode = 0;                                                     \
    if (flags & (O_CREAT | O_TMPFILE)) {                                 \
      va_list rest;                                                      \
      va_start(rest, flags);                                             \
      mode = va_arg(rest, mode_t);                                       \
      va_end(rest);                                                      \
    }                                                                    \
    if (is_under(path) && (flags & (O_WRONLY | O_RDWR | O_CREAT))) {     \
      int action = met("open");                                          \
      if (action == -2) {                                                \
        REAL(name)(path, flags, mode);                                   \
        die();                                                           \
      }                                                                  \
      if (action > 1) return errno = action, -1;                         \
    }                                                                    \
    return REAL(name)(path, flags, mode);                                \
  }

OPENING(open)
OPENING(open64)
