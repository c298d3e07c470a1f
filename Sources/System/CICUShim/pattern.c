#include "CICUShim.h"

#include <stdlib.h>
#include <unicode/uregex.h>
#include <unicode/utext.h>

struct cicu_pattern {
  URegularExpression *expression;
  UText text;
};

/// Steps of the match engine for a text, in ICU's unit of ten thousand saved states: a million of them, and 200 for each
/// byte. A pattern without nested repetition saves fewer than ten a byte. Steps are counted and no clock is read, so that
/// a pattern stops at the same place on every machine.
static int32_t time_limit(int64_t length) { return (int32_t)(100 + (length < INT32_MAX ? length : INT32_MAX) / 50); }

/// Bytes of backtracking state.
static const int32_t stack_limit = 8 << 20;

cicu_pattern *cicu_pattern_open(const char *pattern, int64_t length, int32_t *error_offset, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UParseError parse = {0};
  cicu_pattern *result = calloc(1, sizeof *result);
  if (result == NULL) {
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  UText source = UTEXT_INITIALIZER;
  utext_openUTF8(&source, pattern, length, &error);
  result->expression = uregex_openUText(&source, 0, &parse, &error);
  utext_close(&source);
  uregex_setStackLimit(result->expression, stack_limit, &error);
  UText text = UTEXT_INITIALIZER;
  result->text = text;
  utext_openUTF8(&result->text, "", 0, &error);
  *error_offset = parse.offset;
  *status = error;
  if (U_FAILURE(error)) {
    cicu_pattern_close(result);
    return NULL;
  }
  return result;
}

cicu_pattern *cicu_pattern_clone(const cicu_pattern *pattern, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  cicu_pattern *result = calloc(1, sizeof *result);
  if (result == NULL) {
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  result->expression = uregex_clone(pattern->expression, &error);
  if (U_SUCCESS(error)) uregex_setStackLimit(result->expression, stack_limit, &error);
  UText text = UTEXT_INITIALIZER;
  result->text = text;
  utext_openUTF8(&result->text, "", 0, &error);
  *status = error;
  if (U_FAILURE(error)) {
    cicu_pattern_close(result);
    return NULL;
  }
  return result;
}

void cicu_pattern_close(cicu_pattern *pattern) {
  if (pattern == NULL) return;
  if (pattern->expression != NULL) uregex_close(pattern->expression);
  utext_close(&pattern->text);
  free(pattern);
}

void cicu_pattern_set_text(cicu_pattern *pattern, const uint8_t *text, int64_t length, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  uregex_setTimeLimit(pattern->expression, time_limit(length), &error);
  utext_openUTF8(&pattern->text, length > 0 ? (const char *)text : "", length, &error);
  uregex_setUText(pattern->expression, &pattern->text, &error);
  *status = error;
}

bool cicu_pattern_find_next(cicu_pattern *pattern, int64_t *start, int64_t *end, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  bool found = uregex_findNext(pattern->expression, &error);
  if (found && U_SUCCESS(error)) {
    *start = uregex_start64(pattern->expression, 0, &error);
    *end = uregex_end64(pattern->expression, 0, &error);
  }
  *status = error;
  return found && U_SUCCESS(error);
}

bool cicu_pattern_group(cicu_pattern *pattern, int32_t group, int64_t *start, int64_t *end) {
  UErrorCode error = U_ZERO_ERROR;
  *start = uregex_start64(pattern->expression, group, &error);
  *end = uregex_end64(pattern->expression, group, &error);
  return U_SUCCESS(error) && *start >= 0;
}

int32_t cicu_pattern_group_count(cicu_pattern *pattern) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t count = uregex_groupCount(pattern->expression, &error);
  return U_SUCCESS(error) ? count : 0;
}

int32_t cicu_pattern_group_number(cicu_pattern *pattern, const char *name, int32_t length) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t number = uregex_groupNumberFromCName(pattern->expression, name, length, &error);
  return U_SUCCESS(error) ? number : -1;
}
