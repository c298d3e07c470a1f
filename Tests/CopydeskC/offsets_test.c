/// Moves places between a text and its cleaned text, in every unit, and holds misuse to an error.
#include <copydesk.h>
#include <stdint.h>

#include "expect.h"

#define TEXT "\u201cIt was n't \U0001f6a2 , \u201d he said ."
#define CLEANED "\u201cIt wasn't \U0001f6a2,\u201d he said."

/// The places of the ship and of the end of the text, in bytes, code points and UTF-16.
static const struct {
  copydesk_unit unit;
  size_t original_ship, cleaned_ship, original_end, cleaned_end;
} cases[] = {
    {COPYDESK_BYTES, 14, 13, 34, 30},
    {COPYDESK_CODE_POINTS, 12, 11, 27, 23},
    {COPYDESK_UTF16, 12, 11, 28, 24},
};

static copydesk_offsets *create(const copydesk_result *result, copydesk_unit unit) {
  size_t length = 0, ledger_length = 0;
  const char *text = copydesk_result_text(result, &length), *ledger = copydesk_result_ledger(result, &ledger_length);
  EXPECT(equals(text, length, CLEANED));
  copydesk_offsets *offsets = NULL;
  EXPECT(copydesk_offsets_create(text, length, ledger, ledger_length, unit, &offsets) == COPYDESK_OK);
  return offsets;
}

int main(void) {
  copydesk_cleaner *cleaner = NULL;
  EXPECT(copydesk_cleaner_create(NULL, 0, &cleaner) == COPYDESK_OK);
  copydesk_result *result = NULL;
  EXPECT(copydesk_clean(cleaner, TEXT, strlen(TEXT), "a", 1, &result) == COPYDESK_OK);
  for (size_t index = 0; index < sizeof cases / sizeof *cases; index += 1) {
    copydesk_offsets *offsets = create(result, cases[index].unit);
    size_t places[] = {0, cases[index].original_ship, cases[index].original_end, SIZE_MAX};
    EXPECT(copydesk_offsets_to_cleaned(offsets, COPYDESK_START, places, 4) == COPYDESK_OK);
    EXPECT(places[0] == 0 && places[1] == cases[index].cleaned_ship && places[2] == cases[index].cleaned_end);
    EXPECT(places[3] == cases[index].cleaned_end);
    EXPECT(copydesk_offsets_to_original(offsets, COPYDESK_END, places, 4) == COPYDESK_OK);
    EXPECT(places[0] == 0 && places[1] == cases[index].original_ship && places[2] == cases[index].original_end);
    EXPECT(copydesk_offsets_to_cleaned(offsets, COPYDESK_END, NULL, 0) == COPYDESK_OK);
    EXPECT(copydesk_offsets_to_cleaned(offsets, COPYDESK_END, NULL, 1) == COPYDESK_INVALID_ARGUMENT);
    EXPECT(copydesk_offsets_free(offsets) == COPYDESK_OK);
    EXPECT(copydesk_offsets_free(offsets) == COPYDESK_INVALID_HANDLE);
    EXPECT(copydesk_offsets_to_original(offsets, COPYDESK_END, places, 1) == COPYDESK_INVALID_HANDLE);
  }
  EXPECT(copydesk_offsets_free(NULL) == COPYDESK_OK);

  size_t length = 0;
  const char *ledger = copydesk_result_ledger(result, &length);
  copydesk_offsets *none = NULL;
  EXPECT(copydesk_offsets_create("another text", 12, ledger, length, COPYDESK_BYTES, &none) == COPYDESK_INVALID_DATA);
  EXPECT(strstr(copydesk_last_error(), "does not match the edit at byte") != NULL && none == NULL);
  EXPECT(copydesk_offsets_create(CLEANED, strlen(CLEANED), "{}\n", 3, COPYDESK_BYTES, &none) == COPYDESK_INVALID_DATA);
  EXPECT(strstr(copydesk_last_error(), "ledger line 1 has no member") != NULL);
  EXPECT(copydesk_offsets_create("a", 1, NULL, 0, (copydesk_unit)3, &none) == COPYDESK_INVALID_ARGUMENT);
  EXPECT(copydesk_offsets_create("a", 1, NULL, 1, COPYDESK_BYTES, &none) == COPYDESK_INVALID_ARGUMENT);
  EXPECT(copydesk_offsets_create("a", 1, NULL, 0, COPYDESK_BYTES, NULL) == COPYDESK_INVALID_ARGUMENT);
  copydesk_result_free(result);
  copydesk_cleaner_free(cleaner);
  return failures != 0;
}
