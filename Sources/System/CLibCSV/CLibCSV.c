#include "CLibCSV.h"

#include <csv.h>
#include <stdint.h>
#include <string.h>

// What the callbacks note; they are called at most once for the one byte being parsed.
typedef struct {
  int field_ended;
  int record_ended;
} events;

static void field_callback(void *bytes, size_t length, void *data) {
  (void)bytes;
  (void)length;
  ((events *)data)->field_ended = 1;
}

static void record_callback(int terminator, void *data) {
  (void)terminator;
  ((events *)data)->record_ended = 1;
}

// RFC 4180 counts spaces as part of a field. A carriage return is what libcsv may pass over: it only ever ends lines.
static int is_space(unsigned char byte) { return byte == CSV_CR; }
static int is_terminator(unsigned char byte) { return byte == CSV_LF; }

typedef struct {
  struct csv_parser parser;
  events events;
  const unsigned char *bytes;
  size_t length;
  unsigned char delimiter;
  size_t position;
  size_t field_start;
} scanner;

typedef enum { STEP_FIELD, STEP_RECORD, STEP_MORE, STEP_END, STEP_ERROR } step;

static int begin(scanner *scan, const unsigned char *bytes, size_t length, unsigned char delimiter) {
  memset(scan, 0, sizeof *scan);
  if (csv_init(&scan->parser, CSV_STRICT | CSV_STRICT_FINI) != 0) return 0;
  csv_set_delim(&scan->parser, delimiter);
  csv_set_space_func(&scan->parser, is_space);
  csv_set_term_func(&scan->parser, is_terminator);
  scan->bytes = bytes;
  scan->length = length;
  scan->delimiter = delimiter;
  return 1;
}

static int feed(scanner *scan, unsigned char byte) {
  scan->events.field_ended = scan->events.record_ended = 0;
  return csv_parse(&scan->parser, &byte, 1, field_callback, record_callback, &scan->events) == 1;
}

// The next byte that means something to the grammar, from `from` on.
static size_t next_special(const scanner *scan, size_t from) {
  const unsigned char *bytes = scan->bytes;
  const unsigned char delimiter = scan->delimiter;
  while (from < scan->length) {
    unsigned char byte = bytes[from];
    if (byte == CSV_QUOTE || byte == delimiter || byte == CSV_LF) break;
    from++;
  }
  return from;
}

// Goes on to the end of a field.
//
// Between two bytes that mean something all others are alike to the grammar, so one stands for them: libcsv decides,
// and copies nothing.
static step advance(scanner *scan) {
  while (scan->position < scan->length) {
    size_t special = next_special(scan, scan->position);
    if (special > scan->position) {
      unsigned char byte = CSV_CR;
      for (size_t index = scan->position; index < special; index++) {
        if (scan->bytes[index] != CSV_CR) {
          byte = 'x';
          break;
        }
      }
      if (!feed(scan, byte)) return STEP_ERROR;
    }
    scan->position = special;
    if (special == scan->length) return STEP_MORE;
    if (!feed(scan, scan->bytes[special])) return STEP_ERROR;
    scan->position = special + 1;
    if (scan->events.record_ended) return STEP_RECORD;
    if (scan->events.field_ended) return STEP_FIELD;
    // A blank line: libcsv says nothing of it, and the record begins after it.
    if (scan->bytes[special] == CSV_LF && !scan->parser.quoted && scan->parser.pstate == 0) {
      scan->field_start = scan->position;
    }
  }
  return STEP_MORE;
}

// A field without the carriage return of its line end.
static clibcsv_field trimmed(const scanner *scan, size_t start, size_t end) {
  while (end > start && scan->bytes[end - 1] == CSV_CR) end--;
  while (start < end && scan->bytes[start] == CSV_CR) start++;
  clibcsv_field field = {start, end};
  return field;
}

clibcsv_status clibcsv_find_records(
  const unsigned char *bytes, size_t length, unsigned char delimiter, int at_end, const size_t wanted[2],
  clibcsv_record *records, size_t capacity, size_t *count, size_t *error) {
  scanner scan;
  clibcsv_status status = CLIBCSV_OK;
  *count = 0;
  *error = 0;
  if (!begin(&scan, bytes, length, delimiter)) return CLIBCSV_OUT_OF_MEMORY;
  clibcsv_record record;
  memset(&record, 0, sizeof record);
  while (*count < capacity) {
    step found = advance(&scan);
    if (found == STEP_MORE && at_end) {
      if (scan.field_start == length && record.field_count == 0) break;
      scan.events.field_ended = scan.events.record_ended = 0;
      if (csv_fini(&scan.parser, field_callback, record_callback, &scan.events) != 0) {
        *error = scan.field_start;
        status = CLIBCSV_UNCLOSED;
        break;
      }
      if (!scan.events.record_ended) break;
      scan.position = length + 1;
      found = STEP_END;
    }
    if (found == STEP_MORE) break;
    if (found == STEP_ERROR) {
      *error = scan.position;
      status = csv_error(&scan.parser) == CSV_EPARSE ? CLIBCSV_MALFORMED : CLIBCSV_OUT_OF_MEMORY;
      break;
    }
    // The delimiter or line feed itself is past; a file's last field has none.
    clibcsv_field field = trimmed(&scan, scan.field_start, scan.position - 1);
    for (int index = 0; index < 2; index++) {
      if (wanted[index] == record.field_count) record.wanted[index] = field;
    }
    record.field_count++;
    scan.field_start = scan.position;
    if (found == STEP_FIELD) continue;
    record.content_end = field.end;
    record.end = found == STEP_END ? length : scan.position;
    records[(*count)++] = record;
    memset(&record, 0, sizeof record);
    record.start = scan.position;
    if (found == STEP_END) break;
  }
  csv_free(&scan.parser);
  return status;
}

clibcsv_status clibcsv_find_fields(
  const unsigned char *bytes, size_t length, unsigned char delimiter, clibcsv_field *fields, size_t capacity,
  size_t *count) {
  scanner scan;
  *count = 0;
  if (!begin(&scan, bytes, length, delimiter)) return CLIBCSV_OUT_OF_MEMORY;
  clibcsv_status status = CLIBCSV_OK;
  int is_over = 0;
  while (!is_over) {
    size_t end;
    switch (advance(&scan)) {
    case STEP_FIELD: end = scan.position - 1; break;
    case STEP_RECORD:
      end = scan.position - 1;
      is_over = 1;
      break;
    case STEP_MORE:
      end = length;
      is_over = 1;
      break;
    default: csv_free(&scan.parser); return CLIBCSV_MALFORMED;
    }
    if (*count < capacity) fields[*count] = trimmed(&scan, scan.field_start, end);
    (*count)++;
    scan.field_start = scan.position;
  }
  csv_free(&scan.parser);
  return status;
}
