// zlib (Debian: zlib1g-dev), for what is compressed with gzip, and its CRC-32.
#include <zlib.h>
