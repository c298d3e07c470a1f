/// Documents as evidence for each other through libcopydesk: two parts, carried as bytes, in either order.
#include <copydesk.h>
#include <stdint.h>
#include <stdlib.h>

#include "expect.h"

static const struct {
  const char *id, *text;
} documents[] = {
    {"damaged", "Pilot Oda Lind met the crews on Monday. She said the island should not Oda Lind its only ferry before the "
                "winter storms begin. The crews asked of they a promise, and the promise came within the hour."},
    {"herald", "There was talk of little else. She said the island should not sell its only ferry before the winter storms "
               "begin. Then the bell rang."},
    {"coast", "Nobody had expected it. \"The crews asked of us a promise, and the promise came within the hour.\" The "
              "harbour was quiet by night."},
};
enum { COUNT = sizeof documents / sizeof *documents };

#define REPAIRED "She said the island should not sell its only ferry before the winter storms begin."

static copydesk_data *queries_of(int first, int step) {
  copydesk_queries *queries = NULL;
  copydesk_data *data = NULL;
  EXPECT(copydesk_queries_create(&queries) == COPYDESK_OK);
  for (int index = first; index >= 0 && index < COUNT; index += step) {
    EXPECT(copydesk_queries_add(queries, documents[index].text, strlen(documents[index].text)) == COPYDESK_OK);
  }
  EXPECT(copydesk_queries_encode(queries, &data) == COPYDESK_OK);
  EXPECT(copydesk_queries_free(queries) == COPYDESK_OK);
  return data;
}

static copydesk_data *evidence_of(const copydesk_queries *queries, int first, int step) {
  copydesk_evidence *evidence = NULL;
  copydesk_data *data = NULL;
  EXPECT(copydesk_evidence_create(queries, 0, &evidence) == COPYDESK_OK);
  for (int index = first; index >= 0 && index < COUNT; index += step) {
    EXPECT(copydesk_evidence_add(evidence, documents[index].text, strlen(documents[index].text), documents[index].id,
                                 strlen(documents[index].id)) == COPYDESK_OK);
  }
  EXPECT(copydesk_evidence_encode(evidence, &data) == COPYDESK_OK);
  EXPECT(copydesk_evidence_free(evidence) == COPYDESK_OK);
  return data;
}

static int same(const copydesk_data *first, const copydesk_data *second) {
  size_t length = 0, other = 0;
  const char *left = copydesk_data_bytes(first, &length), *right = copydesk_data_bytes(second, &other);
  return left != NULL && right != NULL && length == other && memcmp(left, right, length) == 0;
}

static copydesk_status merge_queries(copydesk_queries *queries, const copydesk_data *data) {
  size_t length = 0;
  const char *bytes = copydesk_data_bytes(data, &length);
  return copydesk_queries_merge(queries, bytes, length);
}

/// The evidence of all documents, gathered in parts.
static copydesk_data *gathered(void) {
  copydesk_queries *queries = NULL;
  EXPECT(copydesk_queries_create(&queries) == COPYDESK_OK);
  copydesk_data *parts[] = {queries_of(0, 2), queries_of(1, 2)};
  EXPECT(merge_queries(queries, parts[1]) == COPYDESK_OK);
  EXPECT(merge_queries(queries, parts[0]) == COPYDESK_OK);
  EXPECT(copydesk_queries_count(queries) == 1);
  copydesk_data *all = NULL, *whole = queries_of(COUNT - 1, -1);
  EXPECT(copydesk_queries_encode(queries, &all) == COPYDESK_OK);
  EXPECT(same(all, whole));
  for (int index = 0; index < 2; index += 1) EXPECT(copydesk_data_free(parts[index]) == COPYDESK_OK);
  EXPECT(copydesk_data_free(all) == COPYDESK_OK && copydesk_data_free(whole) == COPYDESK_OK);

  copydesk_data *left = evidence_of(queries, 0, 2), *right = evidence_of(queries, 1, 2);
  copydesk_data *merged = NULL, *expected = evidence_of(queries, 0, 1);
  size_t length = 0;
  const char *bytes = copydesk_data_bytes(right, &length);
  copydesk_evidence *evidence = NULL;
  EXPECT(copydesk_evidence_decode(bytes, length, &evidence) == COPYDESK_OK);
  bytes = copydesk_data_bytes(left, &length);
  EXPECT(copydesk_evidence_merge(evidence, bytes, length) == COPYDESK_OK);
  EXPECT(copydesk_evidence_count(evidence) >= 2);
  // Without its queries it cannot tell what to keep.
  EXPECT(copydesk_evidence_add(evidence, "a", 1, "b", 1) == COPYDESK_INVALID_ARGUMENT);
  EXPECT(copydesk_evidence_encode(evidence, &merged) == COPYDESK_OK);
  EXPECT(same(merged, expected));

  copydesk_evidence *other = NULL;
  EXPECT(copydesk_evidence_create(NULL, 0, &other) == COPYDESK_OK);
  EXPECT(copydesk_evidence_merge(other, bytes, length) == COPYDESK_INVALID_DATA);
  EXPECT(strstr(copydesk_last_error(), "other queries") != NULL);
  EXPECT(copydesk_evidence_free(other) == COPYDESK_OK);
  copydesk_data_free(left), copydesk_data_free(right), copydesk_data_free(expected);
  EXPECT(copydesk_evidence_free(evidence) == COPYDESK_OK && copydesk_queries_free(queries) == COPYDESK_OK);
  return merged;
}

static void copies_give_words_back(const copydesk_data *data) {
  size_t length = 0;
  const char *bytes = copydesk_data_bytes(data, &length);
  copydesk_evidence *evidence = NULL;
  copydesk_cleaner *cleaner = NULL;
  EXPECT(copydesk_evidence_decode(bytes, length, &evidence) == COPYDESK_OK);
  EXPECT(copydesk_cleaner_create_with_evidence("only: broken-copy", 17, evidence, &cleaner) == COPYDESK_OK);
  // The cleaner has a copy.
  EXPECT(copydesk_evidence_free(evidence) == COPYDESK_OK);
  for (int index = 0; index < COUNT; index += 1) {
    copydesk_result *result = NULL;
    EXPECT(copydesk_clean(cleaner, documents[index].text, strlen(documents[index].text), documents[index].id,
                          strlen(documents[index].id), &result) == COPYDESK_OK);
    const char *text = copydesk_result_text(result, &length);
    if (index == 0) {
      EXPECT(text != NULL && strstr(text, REPAIRED) != NULL && strstr(text, "asked of us a promise") != NULL);
      const char *ledger = copydesk_result_ledger(result, NULL);
      EXPECT(ledger != NULL && strstr(ledger, "\"source-document\":\"herald\"") != NULL);
    } else {
      EXPECT(equals(text, length, documents[index].text));
    }
    copydesk_result_free(result);
  }
  EXPECT(copydesk_cleaner_free(cleaner) == COPYDESK_OK);
  // Without evidence the rule is known and finds nothing.
  EXPECT(copydesk_cleaner_create("only: broken-copy", 17, &cleaner) == COPYDESK_OK);
  copydesk_result *untouched = NULL;
  EXPECT(copydesk_clean(cleaner, documents[0].text, strlen(documents[0].text), "damaged", 7, &untouched) == COPYDESK_OK);
  size_t size = 0;
  const char *same = copydesk_result_text(untouched, &size);
  EXPECT(equals(same, size, documents[0].text));
  copydesk_result_free(untouched);
  EXPECT(copydesk_cleaner_free(cleaner) == COPYDESK_OK);
}

static void damaged_data_is_refused(const copydesk_data *data) {
  size_t length = 0;
  const char *bytes = copydesk_data_bytes(data, &length);
  copydesk_queries *queries = NULL;
  EXPECT(copydesk_queries_create(&queries) == COPYDESK_OK);
  EXPECT(copydesk_queries_merge(queries, bytes, length) == COPYDESK_INVALID_DATA);
  EXPECT(copydesk_queries_merge(queries, NULL, 0) == COPYDESK_INVALID_DATA);
  EXPECT(copydesk_queries_count(queries) == 0);
  for (size_t round = 0; round < length; round += 7) {
    // Of its exact size on the heap, so that a sanitizer sees a byte read beyond it.
    size_t count = round % 2 == 0 ? length : round;
    char *copy = malloc(count == 0 ? 1 : count);
    if (copy == NULL) abort();
    memcpy(copy, bytes, count);
    if (count == length) copy[round] ^= 0x40;
    copydesk_evidence *evidence = (copydesk_evidence *)1;
    EXPECT(copydesk_evidence_decode(copy, count, &evidence) == COPYDESK_INVALID_DATA && evidence == NULL);
    EXPECT(strchr(copydesk_last_error(), '\n') == NULL);
    free(copy);
  }
  EXPECT(copydesk_queries_free(queries) == COPYDESK_OK);
}

static void misuse_is_an_error(copydesk_data *data) {
  copydesk_queries *queries = NULL;
  copydesk_evidence *evidence = NULL;
  copydesk_data *other = NULL;
  copydesk_cleaner *cleaner = NULL;
  EXPECT(copydesk_queries_create(NULL) == COPYDESK_INVALID_ARGUMENT);
  EXPECT(copydesk_evidence_create(NULL, 0, NULL) == COPYDESK_INVALID_ARGUMENT);
  EXPECT(copydesk_evidence_create((copydesk_queries *)data, 0, &evidence) == COPYDESK_INVALID_HANDLE);
  EXPECT(copydesk_cleaner_create_with_evidence("", 0, NULL, &cleaner) == COPYDESK_INVALID_HANDLE);
  EXPECT(copydesk_queries_create(&queries) == COPYDESK_OK);
  EXPECT(copydesk_queries_add(queries, NULL, 1) == COPYDESK_INVALID_ARGUMENT);
  EXPECT(copydesk_queries_add(queries, "a", SIZE_MAX) == COPYDESK_TEXT_TOO_LONG);
  EXPECT(copydesk_queries_merge(queries, "a", SIZE_MAX) == COPYDESK_TEXT_TOO_LONG);
  EXPECT(copydesk_queries_encode(queries, NULL) == COPYDESK_INVALID_ARGUMENT);
  EXPECT(copydesk_evidence_encode((copydesk_evidence *)queries, &other) == COPYDESK_INVALID_HANDLE && other == NULL);
  EXPECT(copydesk_evidence_count((copydesk_evidence *)queries) == 0);
  EXPECT(strstr(copydesk_last_error(), "this is no evidence") != NULL);
  EXPECT(copydesk_data_free((copydesk_data *)queries) == COPYDESK_INVALID_HANDLE);
  EXPECT(copydesk_queries_free(queries) == COPYDESK_OK);
  EXPECT(copydesk_queries_free(queries) == COPYDESK_INVALID_HANDLE);
  EXPECT(copydesk_queries_add(queries, "a", 1) == COPYDESK_INVALID_HANDLE);
  size_t length = 1;
  EXPECT(copydesk_data_bytes(NULL, &length) == NULL && length == 0);
  EXPECT(copydesk_queries_free(NULL) == COPYDESK_OK && copydesk_evidence_free(NULL) == COPYDESK_OK);
  EXPECT(copydesk_data_free(NULL) == COPYDESK_OK);
  EXPECT(copydesk_data_free(data) == COPYDESK_OK);
  EXPECT(copydesk_data_free(data) == COPYDESK_INVALID_HANDLE);
}

int main(void) {
  copydesk_data *data = gathered();
  copies_give_words_back(data);
  damaged_data_is_refused(data);
  misuse_is_an_error(data);
  return failures != 0;
}
