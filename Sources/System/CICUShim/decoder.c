#include "CICUShim.h"

#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#define PIVOT_CAPACITY 1024

struct cicu_decoder {
  UConverter *source;
  UConverter *utf8;
  int64_t substitutions;
  bool started;
  UChar *pivot_source, *pivot_target;
  UChar pivot[PIVOT_CAPACITY];
};

// Not ICU's own substitution, which writes U+001A for some single bytes, a control that would look like text.
static void substitute(
  const void *context, UConverterToUnicodeArgs *arguments, const char *units, int32_t length,
  UConverterCallbackReason reason, UErrorCode *error) {
  (void)units;
  (void)length;
  if (reason > UCNV_IRREGULAR) return;
  static const UChar replacement = 0xFFFD;
  ((cicu_decoder *)context)->substitutions += 1;
  *error = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, error);
}

cicu_decoder *cicu_decoder_open(const char *name, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  cicu_decoder *decoder = calloc(1, sizeof *decoder);
  if (decoder == NULL) {
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  decoder->source = ucnv_open(name, &error);
  decoder->utf8 = ucnv_open("UTF-8", &error);
  if (U_SUCCESS(error)) ucnv_setToUCallBack(decoder->source, substitute, decoder, NULL, NULL, &error);
  *status = error;
  if (U_SUCCESS(error)) return decoder;
  cicu_decoder_close(decoder);
  return NULL;
}

void cicu_decoder_close(cicu_decoder *decoder) {
  if (decoder == NULL) return;
  ucnv_close(decoder->source);
  ucnv_close(decoder->utf8);
  free(decoder);
}

void cicu_decoder_reset(cicu_decoder *decoder) {
  decoder->substitutions = 0;
  decoder->started = false;
}

const char *cicu_decoder_name(const cicu_decoder *decoder) {
  UErrorCode error = U_ZERO_ERROR;
  const char *name = ucnv_getName(decoder->source, &error);
  return U_SUCCESS(error) && name != NULL ? name : "";
}

bool cicu_decoder_run(
  cicu_decoder *decoder, const uint8_t *bytes, int64_t length, int64_t *consumed, uint8_t *out, int64_t capacity,
  int64_t *written, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  const char *source = (const char *)bytes;
  char *target = (char *)out;
  UBool reset = !decoder->started;
  if (reset) decoder->pivot_source = decoder->pivot_target = decoder->pivot;
  decoder->started = true;
  ucnv_convertEx(
    decoder->utf8, decoder->source, &target, target + capacity, &source, source + length, decoder->pivot,
    &decoder->pivot_source, &decoder->pivot_target, decoder->pivot + PIVOT_CAPACITY, reset, true, &error);
  *consumed = source - (const char *)bytes;
  *written = target - (char *)out;
  bool full = error == U_BUFFER_OVERFLOW_ERROR;
  *status = full ? U_ZERO_ERROR : error;
  return full;
}

int64_t cicu_decoder_substitutions(const cicu_decoder *decoder) {
  return decoder->substitutions;
}
