#include "CICUShim.h"

#include <stdlib.h>
#include <unicode/ucsdet.h>

struct cicu_detector {
  UCharsetDetector *detector;
  const UCharsetMatch **matches;
  int32_t count;
};

cicu_detector *cicu_detector_open(int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&error);
  cicu_detector *result = U_SUCCESS(error) ? calloc(1, sizeof *result) : NULL;
  if (result == NULL) {
    if (U_SUCCESS(error)) {
      error = U_MEMORY_ALLOCATION_ERROR;
      ucsdet_close(detector);
    }
  } else {
    result->detector = detector;
  }
  *status = error;
  return result;
}

void cicu_detector_close(cicu_detector *detector) {
  if (detector == NULL) return;
  ucsdet_close(detector->detector);
  free(detector);
}

int32_t cicu_detector_run(cicu_detector *detector, const uint8_t *bytes, int32_t length, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  detector->count = 0;
  ucsdet_setText(detector->detector, (const char *)bytes, length, &error);
  detector->matches = ucsdet_detectAll(detector->detector, &detector->count, &error);
  if (U_FAILURE(error)) detector->count = 0;
  *status = error;
  return detector->count;
}

cicu_guess cicu_detector_guess(const cicu_detector *detector, int32_t index, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  cicu_guess guess = {"", "", 0};
  if (index >= 0 && index < detector->count) {
    const UCharsetMatch *match = detector->matches[index];
    guess.name = ucsdet_getName(match, &error);
    guess.language = ucsdet_getLanguage(match, &error);
    guess.confidence = ucsdet_getConfidence(match, &error);
  } else {
    error = U_INDEX_OUTOFBOUNDS_ERROR;
  }
  *status = error;
  return guess;
}
