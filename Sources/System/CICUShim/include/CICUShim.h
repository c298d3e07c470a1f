// The part of ICU that UnicodeText uses, without any ICU header or type.
//
// Foundation's own ICU headers declare the same names differently, and one target must never see both. So ICU is
// included by the files beside this header only; what passes here is opaque handles and plain C types.
//
// Rules for every function below:
// - `status` is ICU's: it must be 0 on entry; above 0 on return is a failure, below 0 only a warning.
// - Offsets and lengths count bytes. No text may be longer than INT32_MAX bytes; callers cut longer ones.
// - Text is borrowed, never copied, unless a comment says otherwise. Invalid UTF-8 is no error.
// - A handle belongs to one thread at a time. Closing NULL does nothing.

#ifndef CICU_SHIM_H
#define CICU_SHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// MARK: - Versions and status

/// Writes ICU's version, such as "72.1", as a NUL-terminated string of at most 20 bytes.
void cicu_version(char out[20]);

/// Writes the version of the Unicode Standard that ICU has the data of.
void cicu_unicode_version(char out[20]);

/// The name of a status, such as "U_FILE_ACCESS_ERROR"; a static string.
const char *cicu_status_name(int32_t status);

// MARK: - Text boundaries

/// An iterator over the boundaries of a UTF-8 text.
typedef struct cicu_break_iterator cicu_break_iterator;

/// What an iterator looks for.
typedef enum cicu_break_kind { CICU_BREAK_WORD = 1, CICU_BREAK_SENTENCE = 2 } cicu_break_kind;

/// Opens an iterator with the rules of the root locale; NULL on failure.
cicu_break_iterator *cicu_break_open(cicu_break_kind kind, int32_t *status);

/// Opens another iterator with the same rules and no text; far cheaper than opening a first one. NULL on failure.
cicu_break_iterator *cicu_break_clone(const cicu_break_iterator *iterator, int32_t *status);

/// Closes an iterator.
void cicu_break_close(cicu_break_iterator *iterator);

/// Puts the iterator at the start of a text, which must stay in place until another text is set or the iterator closed.
/// A length of 0 detaches the iterator from its text.
void cicu_break_set_text(cicu_break_iterator *iterator, const uint8_t *text, int64_t length, int32_t *status);

/// Fills `ends` with the next boundaries, start of text excluded, and `rule_statuses` with ICU's rule status of the
/// span that ends there (100 numbers, 200 letters, 400 kana and ideographs, 0 anything else; sentence rules differ).
/// Returns how many were written, 0 at the end of the text.
int32_t cicu_break_next(cicu_break_iterator *iterator, int32_t *ends, int32_t *rule_statuses, int32_t capacity);

// MARK: - Character types

/// Writes the general category of every scalar, 0...0x10FFFF, as ICU's UCharCategory number (0...29).
void cicu_character_types(uint8_t out[0x110000]);

// MARK: - Encoding detection

/// A charset detector.
typedef struct cicu_detector cicu_detector;

/// One guess; the strings live as long as the detector.
typedef struct cicu_guess {
  const char *name;
  const char *language;
  int32_t confidence;
} cicu_guess;

/// Opens a detector; NULL on failure.
cicu_detector *cicu_detector_open(int32_t *status);

/// Closes a detector.
void cicu_detector_close(cicu_detector *detector);

/// Ranks the encodings the bytes may be in; returns how many there are. The bytes must stay in place while guesses are
/// read.
int32_t cicu_detector_run(cicu_detector *detector, const uint8_t *bytes, int32_t length, int32_t *status);

/// Reads a guess of the last run, best first.
cicu_guess cicu_detector_guess(const cicu_detector *detector, int32_t index, int32_t *status);

// MARK: - Conversion

/// The marker of a byte without a character in cicu_code_page.
#define CICU_UNDEFINED 0xFFFFFFFFu

/// Writes the scalar each byte of a single-byte encoding stands for; CICU_UNDEFINED where there is none.
/// Fails with U_UNSUPPORTED_ERROR for an encoding of more bytes.
void cicu_code_page(const char *name, uint32_t out[256], int32_t *status);

/// A converter from one encoding to UTF-8.
typedef struct cicu_decoder cicu_decoder;

/// Opens a converter by any name or alias ICU knows; NULL on failure.
cicu_decoder *cicu_decoder_open(const char *name, int32_t *status);

/// Closes a converter.
void cicu_decoder_close(cicu_decoder *decoder);

/// Forgets the state of an unfinished conversion, and the count of substitutions.
void cicu_decoder_reset(cicu_decoder *decoder);

/// ICU's canonical name of the encoding; lives as long as the converter.
const char *cicu_decoder_name(const cicu_decoder *decoder);

/// Converts until the input is used up or the output is full, and reports both counts. Returns true when `capacity` was
/// too small: call again with the rest of the input. What is illegal or unassigned becomes U+FFFD.
bool cicu_decoder_run(
  cicu_decoder *decoder, const uint8_t *bytes, int64_t length, int64_t *consumed, uint8_t *out, int64_t capacity,
  int64_t *written, int32_t *status);

/// How many substitutions were made since the converter was opened or reset.
int64_t cicu_decoder_substitutions(const cicu_decoder *decoder);

// MARK: - Regular expressions

/// A compiled regular expression with its place in a text.
typedef struct cicu_pattern cicu_pattern;

/// Compiles a UTF-8 pattern in ICU's syntax; NULL on failure, with the offset in `error_offset` (in characters).
cicu_pattern *cicu_pattern_open(const char *pattern, int64_t length, int32_t *error_offset, int32_t *status);

/// A pattern of the same expression for another task; what is compiled is shared. NULL on failure.
cicu_pattern *cicu_pattern_clone(const cicu_pattern *pattern, int32_t *status);

/// The byte range of a group of the match found last, 0 being the match; false if the group took no part in it.
bool cicu_pattern_group(cicu_pattern *pattern, int32_t group, int64_t *start, int64_t *end);

/// How many groups the expression has.
int32_t cicu_pattern_group_count(cicu_pattern *pattern);

/// The number of a group by its name; -1 if there is none.
int32_t cicu_pattern_group_number(cicu_pattern *pattern, const char *name, int32_t length);

/// Closes a pattern.
void cicu_pattern_close(cicu_pattern *pattern);

/// Puts the pattern at the start of a text, which must stay in place until another text is set.
/// A length of 0 detaches the pattern from its text.
void cicu_pattern_set_text(cicu_pattern *pattern, const uint8_t *text, int64_t length, int32_t *status);

/// Finds the next match and writes its byte range. Work per match is limited; a pattern that backtracks without end
/// ends the search with a failure.
bool cicu_pattern_find_next(cicu_pattern *pattern, int64_t *start, int64_t *end, int32_t *status);

#ifdef __cplusplus
}
#endif

#endif
