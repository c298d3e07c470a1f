#ifndef COPYDESK_BUILD_INFO_H
#define COPYDESK_BUILD_INFO_H

/// The commit the program was built from; empty where the build was not told. The Makefile tells it.
const char *copydesk_build_commit(void);

/// Whether the program was built with optimization.
int copydesk_build_is_optimized(void);

#endif
