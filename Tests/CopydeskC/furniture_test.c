/// Lines that recur in the documents of one source, through libcopydesk: counted in parts, merged, and taken out.
#include <copydesk.h>
#include <stdio.h>
#include <string.h>

#include "expect.h"

enum { COUNT = 24 };

static const char LINE[] = "\n\nAsk our editors anything.";
static const char SOURCE[] = "https://www.harn.example/tide";

static size_t article(int number, char *text, size_t size) {
  return (size_t)snprintf(text, size, "Boat number %d went out into the fog at noon, and was not seen again.%s", number,
                          LINE);
}

static copydesk_furniture *counted(int first, int step) {
  copydesk_furniture *furniture = NULL;
  EXPECT(copydesk_furniture_create(1 << 20, &furniture) == COPYDESK_OK);
  char text[256];
  for (int number = first; number < COUNT; number += step) {
    size_t length = article(number, text, sizeof text);
    EXPECT(copydesk_furniture_add(furniture, text, length, SOURCE, strlen(SOURCE)) == COPYDESK_OK);
  }
  return furniture;
}

int main(void) {
  copydesk_furniture *all = counted(0, 1);
  EXPECT(copydesk_furniture_count(all) == COUNT);
  // Parts, in another order, give the same bytes.
  copydesk_furniture *merged = counted(1, 2);
  copydesk_furniture *even = counted(0, 2);
  copydesk_data *part = NULL;
  EXPECT(copydesk_furniture_encode(even, &part) == COPYDESK_OK);
  size_t length = 0;
  const char *bytes = copydesk_data_bytes(part, &length);
  EXPECT(copydesk_furniture_merge(merged, bytes, length) == COPYDESK_OK);
  EXPECT(copydesk_furniture_merge(merged, bytes, length - 1) == COPYDESK_INVALID_DATA);
  EXPECT(copydesk_furniture_merge(merged, NULL, 0) == COPYDESK_INVALID_DATA);
  EXPECT(copydesk_data_free(part) == COPYDESK_OK);
  copydesk_data *first = NULL, *second = NULL;
  EXPECT(copydesk_furniture_encode(all, &first) == COPYDESK_OK);
  EXPECT(copydesk_furniture_encode(merged, &second) == COPYDESK_OK);
  size_t other = 0;
  bytes = copydesk_data_bytes(first, &length);
  const char *same = copydesk_data_bytes(second, &other);
  EXPECT(length == other && memcmp(bytes, same, length) == 0);
  copydesk_data_free(first);
  copydesk_data_free(second);

  copydesk_cleaner *cleaner = NULL;
  EXPECT(copydesk_cleaner_create_with_furniture(NULL, 0, NULL, merged, &cleaner) == COPYDESK_OK);
  // The cleaner has a copy.
  EXPECT(copydesk_furniture_free(merged) == COPYDESK_OK);
  EXPECT(copydesk_furniture_free(merged) == COPYDESK_INVALID_HANDLE);
  char text[256];
  size_t size = article(3, text, sizeof text);
  copydesk_result *result = NULL;
  EXPECT(copydesk_clean_of_source(cleaner, text, size, "a", 1, SOURCE, strlen(SOURCE), &result) == COPYDESK_OK);
  bytes = copydesk_result_text(result, &length);
  EXPECT(length == size - strlen(LINE) && memcmp(bytes, text, length) == 0);
  bytes = copydesk_result_ledger(result, &length);
  EXPECT(strstr(bytes, "\"source\":\"harn.example\",\"recurs-in\":\"24 of 24 documents\"") != NULL);
  EXPECT(copydesk_result_free(result) == COPYDESK_OK);
  // Without a source, or with another one, nothing is known.
  EXPECT(copydesk_clean(cleaner, text, size, "a", 1, &result) == COPYDESK_OK);
  copydesk_result_text(result, &length);
  EXPECT(length == size);
  copydesk_result_free(result);
  EXPECT(copydesk_clean_of_source(cleaner, text, size, NULL, 0, "vell", 4, &result) == COPYDESK_OK);
  copydesk_result_text(result, &length);
  EXPECT(length == size);
  copydesk_result_free(result);
  EXPECT(copydesk_cleaner_free(cleaner) == COPYDESK_OK);

  // Misuse is told.
  EXPECT(copydesk_furniture_create(0, NULL) == COPYDESK_INVALID_ARGUMENT);
  EXPECT(copydesk_cleaner_create_with_furniture(NULL, 0, NULL, NULL, &cleaner) == COPYDESK_INVALID_HANDLE);
  EXPECT(copydesk_furniture_add(NULL, "a", 1, "b", 1) == COPYDESK_INVALID_HANDLE);
  EXPECT(copydesk_furniture_add(all, NULL, 1, "b", 1) == COPYDESK_INVALID_ARGUMENT);
  EXPECT(copydesk_furniture_count(merged) == 0);
  EXPECT(copydesk_furniture_free(all) == COPYDESK_OK);
  EXPECT(copydesk_furniture_free(even) == COPYDESK_OK);
  EXPECT(copydesk_furniture_free(NULL) == COPYDESK_OK);
  return atomic_load(&failures) == 0 ? 0 : 1;
}
