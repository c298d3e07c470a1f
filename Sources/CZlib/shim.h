// zlib (Debian: zlib1g-dev), for ARPA files that are compressed with gzip.
#include <zlib.h>
