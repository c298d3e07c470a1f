#include "CICUShim.h"

#include <new>
#include <string>
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

// C++ because ICU reports the changes of a normalization only there.

struct cicu_normalization {
  std::string output;
  icu::Edits edits;
  icu::Edits::Iterator iterator;
};

static const icu::Normalizer2 *normalizer(cicu_normal_form form, UErrorCode &error) {
  return form == CICU_NFKC ? icu::Normalizer2::getNFKCInstance(error) : icu::Normalizer2::getNFCInstance(error);
}

static icu::StringPiece piece(const uint8_t *text, int32_t length) {
  return icu::StringPiece(reinterpret_cast<const char *>(text), length);
}

bool cicu_is_normalized(cicu_normal_form form, const uint8_t *text, int32_t length, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2 *normal = normalizer(form, error);
  bool result = U_SUCCESS(error) && normal->isNormalizedUTF8(piece(text, length), error);
  *status = error;
  return result;
}

cicu_normalization *cicu_normalize(cicu_normal_form form, const uint8_t *text, int32_t length, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2 *normal = normalizer(form, error);
  cicu_normalization *result = new (std::nothrow) cicu_normalization;
  if (result == nullptr) error = U_MEMORY_ALLOCATION_ERROR;
  if (U_SUCCESS(error)) {
    icu::StringByteSink<std::string> sink(&result->output, length);
    normal->normalizeUTF8(0, piece(text, length), sink, &result->edits, error);
    result->iterator = result->edits.getCoarseChangesIterator();
  }
  *status = error;
  if (U_SUCCESS(error)) return result;
  delete result;
  return nullptr;
}

const uint8_t *cicu_normalization_output(const cicu_normalization *result, int32_t *length) {
  *length = static_cast<int32_t>(result->output.size());
  return reinterpret_cast<const uint8_t *>(result->output.data());
}

bool cicu_normalization_next_edit(cicu_normalization *result, cicu_edit *edit) {
  UErrorCode error = U_ZERO_ERROR;
  if (!result->iterator.next(error)) return false;
  edit->source_start = result->iterator.sourceIndex();
  edit->source_length = result->iterator.oldLength();
  edit->output_start = result->iterator.destinationIndex();
  edit->output_length = result->iterator.newLength();
  return true;
}

void cicu_normalization_close(cicu_normalization *result) {
  delete result;
}
