// Fields and records of CSV and TSV, found by libcsv (Debian: libcsv-dev).
//
// libcsv hands out the contents of fields; here its grammar alone is used, and the places of fields are told instead, so
// that everything around a field can pass through byte for byte.

#ifndef CLIBCSV_H
#define CLIBCSV_H

#include <stddef.h>

/// The place of a field as it stands, quotation marks included, as offsets into the bytes scanned.
typedef struct {
  size_t start;
  size_t end;
} clibcsv_field;

/// One record.
typedef struct {
  /// The first byte; blank lines before a record belong to it.
  size_t start;
  /// The end of its last field.
  size_t content_end;
  /// The byte after its line feed.
  size_t end;
  size_t field_count;
  /// The fields asked for; where there is none both offsets are 0.
  clibcsv_field wanted[2];
} clibcsv_record;

typedef enum {
  /// All records that are whole have been found, or as many as fit.
  CLIBCSV_OK = 0,
  /// A quotation mark stands where none may: `error` tells the place.
  CLIBCSV_MALFORMED,
  /// The bytes end within quotation marks; only told at the end of a file.
  CLIBCSV_UNCLOSED,
  CLIBCSV_OUT_OF_MEMORY,
} clibcsv_status;

/// Finds records.
///
/// The grammar is RFC 4180 with LF or CRLF: quotation marks stand around a whole field and are doubled inside, spaces
/// belong to a field.
///
/// - bytes, length: what to scan; its first byte must begin a record.
/// - at_end: whether the file ends with these bytes, so that a record without a line feed is whole.
/// - wanted: the numbers of two fields, from 0; SIZE_MAX for none.
/// - records, capacity: where records are written.
/// - count: how many were.
/// - error: for CLIBCSV_MALFORMED, the place of the fault; it lies in the record after the last one written.
/// - Complexity: O(n) in `length`; constant memory.
clibcsv_status clibcsv_find_records(
  const unsigned char *bytes, size_t length, unsigned char delimiter, int at_end, const size_t wanted[2],
  clibcsv_record *records, size_t capacity, size_t *count, size_t *error);

/// Finds all fields of one whole record.
///
/// Writes at most `capacity` of them and gives their number in `count`.
clibcsv_status clibcsv_find_fields(
  const unsigned char *bytes, size_t length, unsigned char delimiter, clibcsv_field *fields, size_t capacity,
  size_t *count);

#endif
