/*
 * libcopydesk: repairs scraped news text and keeps a ledger of every change.
 *
 *     copydesk_cleaner *cleaner = NULL;
 *     if (copydesk_cleaner_create("profile: safe", 13, &cleaner) != COPYDESK_OK) {
 *       fprintf(stderr, "%s\n", copydesk_last_error());
 *       return 1;
 *     }
 *     copydesk_result *result = NULL;
 *     if (copydesk_clean(cleaner, text, length, "a.txt", 5, &result) == COPYDESK_OK) {
 *       size_t count = 0;
 *       const char *cleaned = copydesk_result_text(result, &count);
 *       fwrite(cleaned, 1, count, stdout);
 *     }
 *     copydesk_result_free(result);
 *     copydesk_cleaner_free(cleaner);
 *
 * Link with -lcopydesk (`pkg-config --cflags --libs copydesk`).
 *
 * Units. Every length and offset counts bytes. Text is conventionally UTF-8; invalid sequences are allowed, kept, and
 * reported in the ledger: bad text is never an error. No string needs a terminating zero, and text may hold zeros.
 *
 * Ownership. What is passed in is only read, and only during the call. Whoever creates a handle frees it; the memory a
 * result or data shows belongs to it and lives until it is freed.
 *
 * Threads. Every function may be called from any number of threads at the same time. One cleaner serves them all: it
 * keeps what a thread needs for its work and hands it out again. A child made by fork() may use the library if no other
 * thread of the parent was inside it at that moment.
 *
 * Errors. A function that fails says why through its status and in copydesk_last_error(). Handles are checked: NULL,
 * one that was freed, or one of another kind gives COPYDESK_INVALID_HANDLE. What the library cannot check is that
 * `length` bytes can be read at `text`; and a process that has no memory left is ended, as is usual.
 *
 * The same bytes and configuration give the same result on any thread, in any order.
 */
#ifndef COPYDESK_H
#define COPYDESK_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this header; copydesk_version() tells that of the library. */
#define COPYDESK_VERSION "0.1.0"

/* The longest text in bytes, 4 GiB less one. */
#define COPYDESK_TEXT_LIMIT 4294967295u

/* The longest configuration in bytes, 1 MiB. */
#define COPYDESK_CONFIGURATION_LIMIT 1048576u

/* A configuration made ready for work. Immutable. The pointer is a ticket, not an address. */
typedef struct copydesk_cleaner copydesk_cleaner;

/* A cleaned text and its ledger. Immutable. The pointer is a ticket, not an address. */
typedef struct copydesk_result copydesk_result;

/* What broken sentences of some documents ask other documents for. The pointer is a ticket, not an address. */
typedef struct copydesk_queries copydesk_queries;

/*
 * Sentences that may answer, with the names of the documents that have them. The pointer is a ticket, not an address.
 */
typedef struct copydesk_evidence copydesk_evidence;

/*
 * How many documents of each source have each line. The pointer is a ticket, not an address.
 */
typedef struct copydesk_furniture copydesk_furniture;

/* Queries, evidence or furniture as bytes, to be carried elsewhere. Immutable. The pointer is a ticket, not an address. */
typedef struct copydesk_data copydesk_data;

/* Where places of a text stand in its cleaned text. Immutable. The pointer is a ticket, not an address. */
typedef struct copydesk_offsets copydesk_offsets;

/* How a call ended. */
typedef enum copydesk_status {
  COPYDESK_OK = 0,
  /* A pointer is NULL that must not be. */
  COPYDESK_INVALID_ARGUMENT = 1,
  /* A handle is NULL, was freed, or is of another kind. */
  COPYDESK_INVALID_HANDLE = 2,
  /* The configuration is malformed, or names what is not there. */
  COPYDESK_INVALID_CONFIGURATION = 3,
  /* The text is longer than COPYDESK_TEXT_LIMIT; it was not looked at. */
  COPYDESK_TEXT_TOO_LONG = 4,
  /* Something the library needs at run time cannot be opened, such as ICU's data. */
  COPYDESK_UNAVAILABLE = 5,
  /* The bytes are no queries, evidence or furniture of this version, were cut or changed, or do not belong together. */
  COPYDESK_INVALID_DATA = 6
} copydesk_status;

/*
 * The library's version, such as "0.1.0": a string with a terminating zero that lives as long as the library.
 */
const char *copydesk_version(void);

/*
 * Why the last call on this thread that failed did so: one line that says what, where, and the remedy.
 *
 * A string in UTF-8 with a terminating zero, empty if no call on this thread has failed yet. It stays valid, and
 * unchanged by calls that succeed, until another call fails on the same thread. At most 1,023 bytes; a longer message
 * is cut between characters.
 */
const char *copydesk_last_error(void);

/*
 * Creates a cleaner.
 *
 * `configuration` is YAML or JSON of `length` bytes with the keys of copydesk.yaml; NULL or nothing means the defaults.
 *
 *     profile         safe, standard (default) or thorough
 *     only, skip      a stage or rule, or a list of them
 *     set             a mapping of rules to off, flag or fix
 *     min-confidence  a share from 0 to 1
 *     gap             keep (default), mark or drop
 *     mask            what is masked: email, phone, ip, url or handle, or a list of them
 *     protect         an ICU regular expression, or a list of them
 *     max-document    the largest text cleaned, in bytes or with k, M or G (default 4M); a larger one comes back as
 *                     it was, with the finding oversized-document
 *     model           the file of a language model of your own (copydesk train), for restoring words
 *     weights         the file of weights of your own (copydesk learn), for restoring words
 *     neural-model    the file of a neural model (make neural-model) that reads the sentences of damaged places; slower
 *
 * The keys of that file which concern files and records are allowed and mean nothing here.
 *
 * On success `*cleaner` is the new handle, to be freed with copydesk_cleaner_free(); on failure NULL. Fails with
 * COPYDESK_INVALID_ARGUMENT if `cleaner` is NULL, COPYDESK_INVALID_CONFIGURATION, or COPYDESK_UNAVAILABLE.
 * Takes about a millisecond; create one and keep it. A model is mapped, not copied: cleaners of one file share its
 * pages.
 */
copydesk_status copydesk_cleaner_create(const char *configuration, size_t length, copydesk_cleaner **cleaner);

/*
 * Creates a cleaner whose rule broken-copy gives words back from copies of a sentence in other documents; without
 * evidence that rule finds nothing.
 *
 * Like copydesk_cleaner_create(). The evidence is as it is at this moment; it may be freed or added to afterwards,
 * which the cleaner does not see. Results then depend on the bytes, the configuration, the evidence, and the `id` of
 * copydesk_clean(): a document is no evidence for itself, so it must be cleaned under the name it was added by.
 *
 * Fails as that does, and with COPYDESK_INVALID_HANDLE. Takes O(n log n) time in the sentences, and memory for a copy.
 */
copydesk_status copydesk_cleaner_create_with_evidence(const char *configuration, size_t length,
                                                      const copydesk_evidence *evidence, copydesk_cleaner **cleaner);

/*
 * Creates a cleaner whose rule recurring-furniture takes out lines that recur in the documents of one source.
 *
 * Like copydesk_cleaner_create_with_evidence(), where `evidence` may be NULL for none. The counts are as they are at
 * this moment. Texts must be cleaned with their source, by copydesk_clean_of_source() or
 * copydesk_clean_array_of_sources(); for those without one the rule finds nothing.
 *
 * Takes time in the memory of the counts, which it shares.
 */
copydesk_status copydesk_cleaner_create_with_furniture(const char *configuration, size_t length,
                                                       const copydesk_evidence *evidence,
                                                       const copydesk_furniture *furniture, copydesk_cleaner **cleaner);

/*
 * Frees a cleaner. NULL is allowed. Calls that other threads have begun with it end undisturbed; its results live on.
 *
 * Gives COPYDESK_INVALID_HANDLE if it was freed before.
 */
copydesk_status copydesk_cleaner_free(copydesk_cleaner *cleaner);

/*
 * Cleans one text.
 *
 * `text` is `length` bytes; it may be NULL if `length` is 0. `id` is `id_length` bytes of UTF-8 that name the document
 * in its ledger; NULL is an empty name.
 *
 * On success `*result` is a new handle, to be freed with copydesk_result_free(); on failure NULL. Fails with
 * COPYDESK_INVALID_ARGUMENT if `result` is NULL, or `text` or `id` is NULL with a length, COPYDESK_INVALID_HANDLE,
 * COPYDESK_TEXT_TOO_LONG, or COPYDESK_UNAVAILABLE. No text is an error.
 *
 * Time and memory are linear in `length`.
 */
copydesk_status copydesk_clean(const copydesk_cleaner *cleaner, const char *text, size_t length, const char *id,
                               size_t id_length, copydesk_result **result);

/*
 * Cleans one text of a source.
 *
 * Like copydesk_clean(). `source` is `source_length` bytes of UTF-8, as copydesk_furniture_add() takes it; NULL is none.
 */
copydesk_status copydesk_clean_of_source(const copydesk_cleaner *cleaner, const char *text, size_t length,
                                         const char *id, size_t id_length, const char *source, size_t source_length,
                                         copydesk_result **result);

/*
 * The cleaned text: `*length` bytes that live until the result is freed; a zero, not counted, follows them.
 *
 * Gives NULL, and a length of 0, for a handle that is not valid. `length` may be NULL.
 */
const char *copydesk_result_text(const copydesk_result *result, size_t *length);

/*
 * The ledger: JSON Lines, one object for every finding in order of place, `*length` bytes that live until the result is
 * freed; a zero, not counted, follows them. Empty if nothing was found.
 *
 * Members: id, rule, stage, category, outcome ("repaired" or "flagged"), severity, start and end (code points of the
 * original), startByte and endByte (its bytes), before, after (absent for a flag), confidence (0 to 1), evidence; and
 * where repairs of several rules fell on the same bytes, step. Where before or after is not valid UTF-8, beforeBase64
 * or afterBase64 holds the exact bytes. Replacing every `after` in the cleaned text by its `before` gives the original
 * back.
 *
 * Gives NULL, and a length of 0, for a handle that is not valid. `length` may be NULL.
 */
const char *copydesk_result_ledger(const copydesk_result *result, size_t *length);

/*
 * Frees a result and the memory it shows. NULL is allowed.
 *
 * Gives COPYDESK_INVALID_HANDLE if it was freed before.
 */
copydesk_status copydesk_result_free(copydesk_result *result);

/*
 * Corroboration: documents as evidence for each other, as `copydesk clean --corroborate` has it. A batch is gone
 * through twice before it is cleaned, in any order and in any number of parts:
 *
 *   1. Queries. Every part adds its documents to queries of its own and encodes them; merged, they are what all ask
 *      for.
 *   2. Evidence. Every part adds its documents to evidence of its own, created with all queries, and encodes it;
 *      merged, it holds the sentences that answer.
 *   3. Every part creates cleaners with all evidence, copydesk_cleaner_create_with_evidence().
 *
 * The encoded bytes, and so all results, are the same whatever the order and the parts. They are portable between
 * machines, and are checked when they are read: no bytes crash the library.
 */

/*
 * Creates queries without any.
 *
 * They take 32 MiB, however many documents are added: a sketch that may say yes where the answer is no, so that some
 * sentence is kept for nothing, and never the other way round.
 *
 * On success `*queries` is a new handle, to be freed with copydesk_queries_free(); on failure NULL. Fails with
 * COPYDESK_INVALID_ARGUMENT if `queries` is NULL, or COPYDESK_UNAVAILABLE.
 */
copydesk_status copydesk_queries_create(copydesk_queries **queries);

/*
 * Adds what a document asks for: nothing, unless it looks as if mentions had been written over its words.
 *
 * `text` is `length` bytes; it may be NULL if `length` is 0. Fails with COPYDESK_INVALID_ARGUMENT,
 * COPYDESK_INVALID_HANDLE, COPYDESK_TEXT_TOO_LONG or COPYDESK_UNAVAILABLE. Time is linear in `length` but for a factor
 * of its logarithm.
 */
copydesk_status copydesk_queries_add(copydesk_queries *queries, const char *text, size_t length);

/*
 * Adds what copydesk_queries_encode() gave of other documents: `length` bytes.
 *
 * Fails with COPYDESK_INVALID_DATA if the bytes are no queries, COPYDESK_INVALID_ARGUMENT, COPYDESK_INVALID_HANDLE or
 * COPYDESK_TEXT_TOO_LONG; then nothing is added.
 */
copydesk_status copydesk_queries_merge(copydesk_queries *queries, const char *data, size_t length);

/*
 * Encodes queries: some two bytes for every three words in a row that they hold, 8 MiB at most.
 *
 * On success `*data` is a new handle, to be freed with copydesk_data_free(); on failure NULL. Fails with
 * COPYDESK_INVALID_ARGUMENT, COPYDESK_INVALID_HANDLE or COPYDESK_UNAVAILABLE.
 */
copydesk_status copydesk_queries_encode(const copydesk_queries *queries, copydesk_data **data);

/*
 * The number of documents that ask for something; if 0, no evidence will be of use. 0 for a handle that is not valid.
 */
size_t copydesk_queries_count(const copydesk_queries *queries);

/* Frees queries. NULL is allowed. Gives COPYDESK_INVALID_HANDLE if they were freed before. */
copydesk_status copydesk_queries_free(copydesk_queries *queries);

/*
 * Creates evidence without any.
 *
 * With `queries`, taken as they are at this moment, only sentences that some of them ask for are kept; with NULL every
 * sentence is, for a collection that is evidence for others. `memory` is the most that the sentences may take in bytes,
 * 0 for 256 MiB, which is some 300,000 of them; beyond it those with the smallest hashes stay. All parts must have the
 * same queries and the same memory.
 *
 * On success `*evidence` is a new handle, to be freed with copydesk_evidence_free(); on failure NULL. Fails with
 * COPYDESK_INVALID_ARGUMENT, COPYDESK_INVALID_HANDLE if `queries` is neither valid nor NULL, or COPYDESK_UNAVAILABLE.
 */
copydesk_status copydesk_evidence_create(const copydesk_queries *queries, size_t memory, copydesk_evidence **evidence);

/*
 * Creates evidence from what copydesk_evidence_encode() gave: `length` bytes.
 *
 * It can be merged with, encoded and cleaned with. If it was gathered for queries, no documents can be added to it.
 * On success `*evidence` is a new handle, to be freed with copydesk_evidence_free(); on failure NULL. Fails with
 * COPYDESK_INVALID_DATA if the bytes are no evidence, COPYDESK_INVALID_ARGUMENT, COPYDESK_TEXT_TOO_LONG or
 * COPYDESK_UNAVAILABLE.
 */
copydesk_status copydesk_evidence_decode(const char *data, size_t length, copydesk_evidence **evidence);

/*
 * Adds those sentences of a document that are asked for.
 *
 * `id` is the name by which it will be cleaned; every document needs one of its own, since none is evidence for itself.
 * Fails with COPYDESK_INVALID_ARGUMENT, also for evidence that takes no documents, COPYDESK_INVALID_HANDLE,
 * COPYDESK_TEXT_TOO_LONG or COPYDESK_UNAVAILABLE. Time is linear in `length`.
 */
copydesk_status copydesk_evidence_add(copydesk_evidence *evidence, const char *text, size_t length, const char *id,
                                      size_t id_length);

/*
 * Adds what copydesk_evidence_encode() gave of other documents: `length` bytes.
 *
 * Fails with COPYDESK_INVALID_DATA if the bytes are no evidence, or evidence for other queries or with other memory,
 * COPYDESK_INVALID_ARGUMENT, COPYDESK_INVALID_HANDLE or COPYDESK_TEXT_TOO_LONG; then nothing is added.
 */
copydesk_status copydesk_evidence_merge(copydesk_evidence *evidence, const char *data, size_t length);

/*
 * Encodes evidence: its sentences and names, within its memory but for the names.
 *
 * On success `*data` is a new handle, to be freed with copydesk_data_free(); on failure NULL. Fails with
 * COPYDESK_INVALID_ARGUMENT, COPYDESK_INVALID_HANDLE or COPYDESK_UNAVAILABLE.
 */
copydesk_status copydesk_evidence_encode(const copydesk_evidence *evidence, copydesk_data **data);

/* The number of sentences kept. 0 for a handle that is not valid. */
size_t copydesk_evidence_count(const copydesk_evidence *evidence);

/*
 * Frees evidence. NULL is allowed. Gives COPYDESK_INVALID_HANDLE if it was freed before. Cleaners made with it live on.
 */
copydesk_status copydesk_evidence_free(copydesk_evidence *evidence);

/*
 * Furniture by source: lines that recur in the documents of one source, as `copydesk clean --furniture` has it. A batch
 * is gone through once before it is cleaned, in any order and in any number of parts: every part adds its documents to
 * furniture of its own and encodes it; merged, it makes cleaners, copydesk_cleaner_create_with_furniture(). The encoded
 * bytes, and so all results, are the same whatever the order and the parts.
 */

/*
 * Creates furniture without any.
 *
 * `memory` is what it takes in bytes, however many documents are added, rounded down to a power of two from 64 KiB on; 0
 * for 64 MiB. All parts must have the same.
 *
 * On success `*furniture` is a new handle, to be freed with copydesk_furniture_free(); on failure NULL. Fails with
 * COPYDESK_INVALID_ARGUMENT if `furniture` is NULL, or COPYDESK_UNAVAILABLE.
 */
copydesk_status copydesk_furniture_create(size_t memory, copydesk_furniture **furniture);

/*
 * Counts the lines of a document.
 *
 * `source` is `source_length` bytes of UTF-8: the name of a site or collection, or a URL, of which the host counts. A
 * document without one is not counted. Fails with COPYDESK_INVALID_ARGUMENT, COPYDESK_INVALID_HANDLE,
 * COPYDESK_TEXT_TOO_LONG or COPYDESK_UNAVAILABLE. Time is linear in `length`.
 */
copydesk_status copydesk_furniture_add(copydesk_furniture *furniture, const char *text, size_t length,
                                       const char *source, size_t source_length);

/*
 * Adds what copydesk_furniture_encode() gave of other documents: `length` bytes.
 *
 * Fails with COPYDESK_INVALID_DATA if the bytes are no furniture, or some with other memory, COPYDESK_INVALID_ARGUMENT,
 * COPYDESK_INVALID_HANDLE or COPYDESK_TEXT_TOO_LONG; then nothing is added.
 */
copydesk_status copydesk_furniture_merge(copydesk_furniture *furniture, const char *data, size_t length);

/*
 * Encodes furniture: some six bytes for every line that was counted, within its memory.
 *
 * On success `*data` is a new handle, to be freed with copydesk_data_free(); on failure NULL. Fails with
 * COPYDESK_INVALID_ARGUMENT, COPYDESK_INVALID_HANDLE or COPYDESK_UNAVAILABLE.
 */
copydesk_status copydesk_furniture_encode(const copydesk_furniture *furniture, copydesk_data **data);

/* The number of documents counted. 0 for a handle that is not valid. */
size_t copydesk_furniture_count(const copydesk_furniture *furniture);

/*
 * Frees furniture. NULL is allowed. Gives COPYDESK_INVALID_HANDLE if it was freed before. Cleaners made with it live on.
 */
copydesk_status copydesk_furniture_free(copydesk_furniture *furniture);

/*
 * Encoded queries, evidence or furniture: `*length` bytes that live until the data is freed.
 *
 * Gives NULL, and a length of 0, for a handle that is not valid. `length` may be NULL.
 */
const char *copydesk_data_bytes(const copydesk_data *data, size_t *length);

/* Frees data. NULL is allowed. Gives COPYDESK_INVALID_HANDLE if it was freed before. */
copydesk_status copydesk_data_free(copydesk_data *data);

/*
 * Offsets: annotations of a text move to its cleaned text and back.
 */

/* What offsets count. Invalid UTF-8 and half a surrogate pair count as one code point, and as one unit of UTF-16. */
typedef enum copydesk_unit {
  COPYDESK_BYTES = 0,
  /* As in Python's strings. */
  COPYDESK_CODE_POINTS = 1,
  /* As in JavaScript and Java. */
  COPYDESK_UTF16 = 2
} copydesk_unit;

/* Whether an offset begins or ends a range; for places that an edit left without one of their own. */
typedef enum copydesk_side { COPYDESK_START = 0, COPYDESK_END = 1 } copydesk_side;

/*
 * Makes the map between a text and its cleaned text.
 *
 * `text` is the cleaned text and `ledger` its ledger, as copydesk_result_text() and copydesk_result_ledger() show them.
 * On success `*offsets` is a new handle, to be freed with copydesk_offsets_free(); on failure NULL. Fails with
 * COPYDESK_INVALID_DATA if the ledger is none, or none of this text, COPYDESK_INVALID_ARGUMENT, COPYDESK_TEXT_TOO_LONG or
 * COPYDESK_UNAVAILABLE. Time and memory are linear in the lengths.
 */
copydesk_status copydesk_offsets_create(const char *text, size_t length, const char *ledger, size_t ledger_length,
                                        copydesk_unit unit, copydesk_offsets **offsets);

/*
 * Moves `count` places of the original text to the cleaned one: each of `places` becomes its counterpart.
 *
 * Exact outside of edits and at their borders. A place inside an edit moves to the start of what stands in the edit's
 * place, or with COPYDESK_END to its end. With COPYDESK_START a place moves behind what was inserted at it, with
 * COPYDESK_END before it, so that a range holds nothing that was inserted at its borders. Offsets beyond the text are taken
 * for its end.
 *
 * Fails with COPYDESK_INVALID_HANDLE or COPYDESK_INVALID_ARGUMENT. Time is logarithmic in the edits for each place.
 */
copydesk_status copydesk_offsets_to_cleaned(const copydesk_offsets *offsets, copydesk_side side, size_t *places,
                                            size_t count);

/* Moves places of the cleaned text to the original one, as copydesk_offsets_to_cleaned() does. */
copydesk_status copydesk_offsets_to_original(const copydesk_offsets *offsets, copydesk_side side, size_t *places,
                                             size_t count);

/* Frees a map. NULL is allowed. Gives COPYDESK_INVALID_HANDLE if it was freed before. */
copydesk_status copydesk_offsets_free(copydesk_offsets *offsets);

/*
 * Columns: Arrow's C data interface, https://arrow.apache.org/docs/format/CDataInterface.html. The structures are those of
 * its specification, which may have been declared by another header.
 */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char *format;
  const char *name;
  const char *metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema **children;
  struct ArrowSchema *dictionary;
  void (*release)(struct ArrowSchema *);
  void *private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void **buffers;
  struct ArrowArray **children;
  struct ArrowArray *dictionary;
  void (*release)(struct ArrowArray *);
  void *private_data;
};

#endif

/*
 * Cleans every text of a column on several threads; each result is that of copydesk_clean().
 *
 * `texts` is an array of utf8, large_utf8, binary or large_binary, which may be a slice and may have nulls. `ids` holds the
 * names of the documents, in any of these types, a null for an empty name; it and `ids_schema` may be NULL. They are only
 * read, and not released. `threads` is the most that work at a time, 0 for one on each core that the process may use.
 *
 * On success `*results` is a struct array of as many rows, to be released by whoever consumes it, like its schema:
 *
 *     text    the cleaned text, of the type that came
 *     ledger  its ledger, JSON Lines in utf8, or large_utf8 where the text is large
 *     score   its damage score, 0 to 1, as a 64-bit float
 *
 * A row without text has nulls in all three. On failure both are structures that were released.
 *
 * Memory is that of the results, twice while they are put together, and what each thread needs for a text. Fails with
 * COPYDESK_INVALID_ARGUMENT for an array that is none of these, COPYDESK_INVALID_HANDLE, COPYDESK_UNAVAILABLE, or
 * COPYDESK_TEXT_TOO_LONG for a text above the limit, or results beyond what 32-bit offsets hold. What the library cannot
 * check is that the buffers are as long as the array says.
 */
copydesk_status copydesk_clean_array(const copydesk_cleaner *cleaner, const struct ArrowArray *texts,
                                     const struct ArrowSchema *texts_schema, const struct ArrowArray *ids,
                                     const struct ArrowSchema *ids_schema, size_t threads, struct ArrowArray *results,
                                     struct ArrowSchema *results_schema);

/*
 * Cleans every text of a column whose sources another one tells.
 *
 * Like copydesk_clean_array(). `sources` holds the source of each text, as copydesk_clean_of_source() takes it, in any of
 * the types of `ids`; a null is none, and it and `sources_schema` may be NULL.
 */
copydesk_status copydesk_clean_array_of_sources(const copydesk_cleaner *cleaner, const struct ArrowArray *texts,
                                                const struct ArrowSchema *texts_schema, const struct ArrowArray *ids,
                                                const struct ArrowSchema *ids_schema, const struct ArrowArray *sources,
                                                const struct ArrowSchema *sources_schema, size_t threads,
                                                struct ArrowArray *results, struct ArrowSchema *results_schema);

#ifdef __cplusplus
}
#endif

#endif
