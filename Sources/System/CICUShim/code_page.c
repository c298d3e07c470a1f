#include "CICUShim.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

void cicu_code_page(const char *name, uint32_t out[256], int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(name, &error);
  if (U_SUCCESS(error) && ucnv_getMaxCharSize(converter) != 1) error = U_UNSUPPORTED_ERROR;
  if (U_SUCCESS(error)) ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
  for (int value = 0; U_SUCCESS(error) && value < 256; value += 1) {
    const char byte = (char)value;
    UChar units[4];
    UErrorCode unmapped = U_ZERO_ERROR;
    ucnv_reset(converter);
    int32_t length = ucnv_toUChars(converter, units, 4, &byte, 1, &unmapped);
    UChar32 scalar = 0;
    int32_t used = 0;
    if (U_SUCCESS(unmapped) && length > 0) U16_NEXT(units, used, length, scalar);
    // Some encodings map a byte to two scalars; no table of one scalar for a byte can hold that.
    out[value] = used > 0 && used == length ? (uint32_t)scalar : CICU_UNDEFINED;
  }
  ucnv_close(converter);
  *status = error;
}
