#include "CICUShim.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct cicu_break_iterator {
  UBreakIterator *rules;
  // Reopened for every text: opening an initialized UText again costs no allocation.
  UText text;
};

static cicu_break_iterator *wrap(UBreakIterator *rules, UErrorCode *error) {
  cicu_break_iterator *iterator = NULL;
  if (U_SUCCESS(*error)) {
    iterator = malloc(sizeof *iterator);
    if (iterator == NULL) {
      *error = U_MEMORY_ALLOCATION_ERROR;
    } else {
      UText empty = UTEXT_INITIALIZER;
      iterator->rules = rules;
      iterator->text = empty;
      return iterator;
    }
  }
  if (rules != NULL) ubrk_close(rules);
  return NULL;
}

cicu_break_iterator *cicu_break_open(cicu_break_kind kind, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UBreakIteratorType type = kind == CICU_BREAK_SENTENCE ? UBRK_SENTENCE : UBRK_WORD;
  // The root locale: a breaker must not depend on the machine's settings.
  cicu_break_iterator *iterator = wrap(ubrk_open(type, "", NULL, 0, &error), &error);
  *status = error;
  return iterator;
}

cicu_break_iterator *cicu_break_clone(const cicu_break_iterator *original, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  cicu_break_iterator *iterator = wrap(ubrk_clone(original->rules, &error), &error);
  *status = error;
  if (iterator != NULL) cicu_break_set_text(iterator, NULL, 0, status);
  return iterator;
}

void cicu_break_close(cicu_break_iterator *iterator) {
  if (iterator == NULL) return;
  ubrk_close(iterator->rules);
  utext_close(&iterator->text);
  free(iterator);
}

void cicu_break_set_text(cicu_break_iterator *iterator, const uint8_t *text, int64_t length, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  utext_openUTF8(&iterator->text, length > 0 ? (const char *)text : "", length > 0 ? length : 0, &error);
  if (U_SUCCESS(error)) ubrk_setUText(iterator->rules, &iterator->text, &error);
  *status = error;
}

int32_t cicu_break_next(cicu_break_iterator *iterator, int32_t *ends, int32_t *rule_statuses, int32_t capacity) {
  int32_t count = 0;
  while (count < capacity) {
    int32_t end = ubrk_next(iterator->rules);
    if (end == UBRK_DONE) break;
    ends[count] = end;
    rule_statuses[count] = ubrk_getRuleStatus(iterator->rules);
    count += 1;
  }
  return count;
}
