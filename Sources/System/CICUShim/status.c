#include "CICUShim.h"

#include <unicode/uchar.h>
#include <unicode/utypes.h>
#include <unicode/uversion.h>

_Static_assert(U_MAX_VERSION_STRING_LENGTH <= 20, "callers pass 20 bytes");

void cicu_version(char out[20]) {
  UVersionInfo version;
  u_getVersion(version);
  u_versionToString(version, out);
}

void cicu_unicode_version(char out[20]) {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  u_versionToString(version, out);
}

const char *cicu_status_name(int32_t status) {
  return u_errorName((UErrorCode)status);
}
