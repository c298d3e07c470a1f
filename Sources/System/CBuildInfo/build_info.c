#include "CBuildInfo.h"

#ifndef COPYDESK_COMMIT
#define COPYDESK_COMMIT ""
#endif

const char *copydesk_build_commit(void) { return COPYDESK_COMMIT; }

int copydesk_build_is_optimized(void) {
#ifdef __OPTIMIZE__
  return 1;
#else
  return 0;
#endif
}
