// Where the fields of one JSON record lie, found by simdjson.
//
// This header shows no simdjson type, so Swift can import it as plain C. It says where a value lies and leaves its
// bytes alone: unescaping, editing and writing back are the caller's, so that all other bytes of a record can be
// passed through untouched.

#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A parser with its buffers. Not thread-safe: each thread makes its own and uses it for one record after another.
typedef struct csimdjson_parser csimdjson_parser;

/// What a record turned out to be.
typedef enum csimdjson_status {
  /// A valid JSON object.
  CSIMDJSON_OBJECT = 0,
  /// Valid so far as looked at, but an array, a string, a number, or nothing at all.
  CSIMDJSON_NOT_AN_OBJECT,
  /// Not JSON.
  CSIMDJSON_INVALID,
  /// Bytes that are not UTF-8, which JSON must be.
  CSIMDJSON_INVALID_UTF8,
  /// Nested more than 1,000 levels deep.
  CSIMDJSON_TOO_DEEP,
  /// 4 GiB or more, which simdjson cannot index.
  CSIMDJSON_TOO_LARGE,
  /// Memory for the parser's index could not be had.
  CSIMDJSON_OUT_OF_MEMORY,
} csimdjson_status;

/// The type of a value.
typedef enum csimdjson_type {
  /// The record has no field of that name.
  CSIMDJSON_ABSENT = 0,
  CSIMDJSON_NULL,
  CSIMDJSON_BOOLEAN,
  CSIMDJSON_NUMBER,
  CSIMDJSON_STRING,
  CSIMDJSON_ARRAY,
  CSIMDJSON_CHILD_OBJECT,
} csimdjson_type;

/// A field name to look for: UTF-8, not escaped, not terminated.
typedef struct csimdjson_name {
  const uint8_t *bytes;
  size_t length;
} csimdjson_name;

/// Where a field lies, as byte offsets into the record.
typedef struct csimdjson_field {
  /// The type of its value; CSIMDJSON_ABSENT leaves the offsets zero.
  csimdjson_type type;
  /// The opening quote of its name.
  size_t name_start;
  /// The first byte of its value: the opening quote of a string.
  size_t start;
  /// One past the last byte of its value: past the closing quote of a string. Of an array or object only the start
  /// is told, and `end` equals it.
  size_t end;
} csimdjson_field;

/// Makes a parser; NULL if there is no memory for it.
csimdjson_parser *csimdjson_parser_create(void);

/// Frees a parser. NULL is allowed.
void csimdjson_parser_destroy(csimdjson_parser *parser);

/// The number of readable bytes `csimdjson_find_fields` needs past the end of a record.
size_t csimdjson_padding(void);

/// Validates one record and finds fields of its outermost object.
///
/// The whole record is validated: structure, numbers, literals, escapes, UTF-8. Lone surrogate escapes are allowed,
/// as RFC 8259 allows them. Of fields with the same name the last is told, as JavaScript and Python take it.
///
/// @param bytes   the record; `length + csimdjson_padding()` bytes must be readable, whatever they hold
/// @param length  its length in bytes
/// @param names   the fields to look for
/// @param count   how many
/// @param fields  receives as many places, valid if CSIMDJSON_OBJECT is returned
/// @param error_offset  receives the byte at which a record ceased to be JSON, or SIZE_MAX where that is not known
///
/// Time and memory are linear in `length`; the parser keeps buffers of the largest record it has seen.
csimdjson_status csimdjson_find_fields(
    csimdjson_parser *parser, const uint8_t *bytes, size_t length, const csimdjson_name *names, size_t count,
    csimdjson_field *fields, size_t *error_offset);

#ifdef __cplusplus
}
#endif

#endif
