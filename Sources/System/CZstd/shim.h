// Zstandard (Debian: libzstd-dev), for compressed input and output.
#include <zstd.h>
