/// Cleans columns through Arrow's C data interface: slices, nulls, every type, any number of threads, and each release.
#include <copydesk.h>
#include <stdlib.h>

#include "expect.h"

// More than two groups of rows.
enum { ROWS = 600 };

/// A column of this program's own, in memory of its exact size, so that a sanitizer sees a byte read beyond it.
typedef struct column {
  struct ArrowArray array;
  struct ArrowSchema schema;
  const void *buffers[3];
} column;

static void keep_array(struct ArrowArray *array) { (void)array; }
static void keep_schema(struct ArrowSchema *schema) { (void)schema; }

/// Text number `row`; every ninth is missing.
static const char *text(size_t row, char *buffer, size_t capacity) {
  if (row % 9 == 4) return NULL;
  snprintf(buffer, capacity, "Boat %zu did n't sail , he said%s .", row, row % 7 == 0 ? " . \" It ca n't \"" : "");
  return buffer;
}

static column make(const char *format, size_t count) {
  int large = format[0] == 'U' || format[0] == 'Z';
  uint8_t *validity = calloc((count + 7) / 8, 1);
  char *offsets = calloc(count + 1, large ? 8 : 4), *data = NULL;
  size_t size = 0;
  for (size_t row = 0; row < count; row += 1) {
    char buffer[128];
    const char *value = text(row, buffer, sizeof buffer);
    size_t length = value == NULL ? 0 : strlen(value);
    if (value != NULL) {
      validity[row / 8] |= (uint8_t)(1 << row % 8);
      data = realloc(data, size + length);
      memcpy(data + size, value, length);
    }
    size += length;
    int64_t wide = (int64_t)size;
    int32_t narrow = (int32_t)size;
    if (large) memcpy(offsets + (row + 1) * 8, &wide, 8);
    else memcpy(offsets + (row + 1) * 4, &narrow, 4);
  }
  column made = {.buffers = {validity, offsets, data}};
  made.array.length = (int64_t)count, made.array.null_count = -1, made.array.n_buffers = 3;
  made.array.release = keep_array;
  made.schema.format = format, made.schema.name = "", made.schema.flags = ARROW_FLAG_NULLABLE;
  made.schema.release = keep_schema;
  return made;
}

static void discard(column *made) {
  for (int index = 0; index < 3; index += 1) free((void *)made->buffers[index]);
}

static int is_set(const struct ArrowArray *array, size_t row) {
  const uint8_t *bits = array->buffers[0];
  return bits == NULL || (bits[row / 8] >> row % 8 & 1);
}

/// Whether a row of a column of results holds these bytes.
static int holds(const struct ArrowArray *array, int large, size_t row, const char *bytes, size_t length) {
  const int64_t *wide = array->buffers[1];
  const int32_t *narrow = array->buffers[1];
  size_t start = large ? (size_t)wide[row] : (size_t)narrow[row], end = large ? (size_t)wide[row + 1] : (size_t)narrow[row + 1];
  return end - start == length && memcmp((const char *)array->buffers[2] + start, bytes, length) == 0;
}

/// Rows `first` on of a column give what single texts give.
static void rows_are_those_of_single_texts(copydesk_cleaner *cleaner, const char *format, size_t first, size_t threads) {
  column texts = make(format, ROWS), ids = make("u", ROWS);
  texts.array.buffers = texts.buffers, ids.array.buffers = ids.buffers;
  texts.array.offset = ids.array.offset = (int64_t)first;
  texts.array.length = ids.array.length = (int64_t)(ROWS - first);
  struct ArrowArray results;
  struct ArrowSchema schema;
  EXPECT(copydesk_clean_array(cleaner, &texts.array, &texts.schema, &ids.array, &ids.schema, threads, &results, &schema) ==
         COPYDESK_OK);
  int large = format[0] == 'U' || format[0] == 'Z';
  EXPECT(strcmp(schema.format, "+s") == 0 && schema.n_children == 3);
  EXPECT(strcmp(schema.children[0]->format, format) == 0 && strcmp(schema.children[0]->name, "text") == 0);
  EXPECT(strcmp(schema.children[1]->format, large ? "U" : "u") == 0 && strcmp(schema.children[1]->name, "ledger") == 0);
  EXPECT(strcmp(schema.children[2]->format, "g") == 0 && strcmp(schema.children[2]->name, "score") == 0);
  EXPECT(results.length == (int64_t)(ROWS - first) && results.null_count == 0);
  for (size_t row = 0; row < ROWS - first; row += 1) {
    char buffer[128];
    const char *value = text(first + row, buffer, sizeof buffer);
    for (int child = 0; child < 3; child += 1) EXPECT(is_set(results.children[child], row) == (value != NULL));
    if (value == NULL) continue;
    copydesk_result *result = NULL;
    EXPECT(copydesk_clean(cleaner, value, strlen(value), value, strlen(value), &result) == COPYDESK_OK);
    size_t length = 0;
    const char *cleaned = copydesk_result_text(result, &length);
    EXPECT(holds(results.children[0], large, row, cleaned, length));
    const char *ledger = copydesk_result_ledger(result, &length);
    EXPECT(holds(results.children[1], large, row, ledger, length));
    double score = ((const double *)results.children[2]->buffers[1])[row];
    EXPECT(score > 0 && score < 1);
    copydesk_result_free(result);
  }
  // A consumer may move a child out, and release it last.
  struct ArrowArray moved = *results.children[1];
  results.children[1]->release = NULL;
  results.release(&results);
  EXPECT(results.release == NULL);
  EXPECT(moved.length == (int64_t)(ROWS - first));
  moved.release(&moved);
  EXPECT(moved.release == NULL);
  schema.release(&schema);
  EXPECT(schema.release == NULL);
  discard(&texts), discard(&ids);
}

static void nothing_comes_back_as_nothing(copydesk_cleaner *cleaner) {
  column texts = make("u", 0);
  texts.array.buffers = texts.buffers;
  texts.buffers[1] = (free((void *)texts.buffers[1]), NULL);
  struct ArrowArray results;
  struct ArrowSchema schema;
  EXPECT(copydesk_clean_array(cleaner, &texts.array, &texts.schema, NULL, NULL, 0, &results, &schema) == COPYDESK_OK);
  EXPECT(results.length == 0 && results.n_children == 3 && results.children[0]->length == 0);
  results.release(&results), schema.release(&schema);
  discard(&texts);
}

static void misuse_is_an_error(copydesk_cleaner *cleaner) {
  column good = make("u", 20), bad;
  good.array.buffers = good.buffers;
  struct ArrowArray results = {.release = keep_array};
  struct ArrowSchema schema;
  const struct ArrowArray *array = &good.array;
#define CLEAN(array, schema_of, ids, ids_schema, threads) \
  copydesk_clean_array(cleaner, array, schema_of, ids, ids_schema, threads, &results, &schema)
#define REFUSED(call) EXPECT((call) == COPYDESK_INVALID_ARGUMENT && results.release == NULL && schema.release == NULL)
  REFUSED(CLEAN(NULL, &good.schema, NULL, NULL, 1));
  REFUSED(CLEAN(array, NULL, NULL, NULL, 1));
  REFUSED(CLEAN(array, &good.schema, array, NULL, 1));
  REFUSED(CLEAN(array, &good.schema, NULL, NULL, SIZE_MAX));
  bad = good, bad.array.length = 19;
  REFUSED(CLEAN(array, &good.schema, &bad.array, &good.schema, 1));
  EXPECT(strstr(copydesk_last_error(), "'ids' cannot be used: it has 19 rows where texts has 20") != NULL);
  bad = good, bad.schema.format = "l";
  REFUSED(CLEAN(array, &bad.schema, NULL, NULL, 1));
  EXPECT(strstr(copydesk_last_error(), "its format is 'l'; pass utf8, large_utf8") != NULL);
  bad = good, bad.array.release = NULL;
  REFUSED(CLEAN(&bad.array, &good.schema, NULL, NULL, 1));
  bad = good, bad.array.n_buffers = 2;
  REFUSED(CLEAN(&bad.array, &good.schema, NULL, NULL, 1));
  bad = good, bad.array.length = -1;
  REFUSED(CLEAN(&bad.array, &good.schema, NULL, NULL, 1));
  bad = good, bad.array.offset = INT64_MAX;
  REFUSED(CLEAN(&bad.array, &good.schema, NULL, NULL, 1));
  bad = good, bad.array.buffers = bad.buffers, bad.buffers[1] = NULL;
  REFUSED(CLEAN(&bad.array, &good.schema, NULL, NULL, 1));
  bad = good, bad.array.buffers = bad.buffers, bad.buffers[2] = NULL;
  REFUSED(CLEAN(&bad.array, &good.schema, NULL, NULL, 1));
  int32_t offsets[21] = {0, 5, 4};
  bad = good, bad.array.buffers = bad.buffers, bad.buffers[1] = offsets;
  REFUSED(CLEAN(&bad.array, &good.schema, NULL, NULL, 1));
  EXPECT(strstr(copydesk_last_error(), "its offsets descend at row 1") != NULL);
  offsets[0] = -1;
  REFUSED(CLEAN(&bad.array, &good.schema, NULL, NULL, 1));
  EXPECT(copydesk_clean_array(NULL, array, &good.schema, NULL, NULL, 1, &results, &schema) == COPYDESK_INVALID_HANDLE);
  EXPECT(copydesk_clean_array(cleaner, array, &good.schema, NULL, NULL, 1, NULL, &schema) == COPYDESK_INVALID_ARGUMENT);
  EXPECT(copydesk_clean_array(cleaner, array, &good.schema, NULL, NULL, 1, &results, NULL) == COPYDESK_INVALID_ARGUMENT);
  discard(&good);
}

int main(void) {
  copydesk_cleaner *cleaner = NULL;
  EXPECT(copydesk_cleaner_create("only: [spacing, punctuation]", 28, &cleaner) == COPYDESK_OK);
  const char *formats[] = {"u", "U", "z", "Z"};
  for (size_t index = 0; index < 4; index += 1) rows_are_those_of_single_texts(cleaner, formats[index], index * 13, index + 1);
  rows_are_those_of_single_texts(cleaner, "u", ROWS - 3, 0);
  nothing_comes_back_as_nothing(cleaner);
  misuse_is_an_error(cleaner);
  copydesk_cleaner_free(cleaner);
  return failures != 0;
}
