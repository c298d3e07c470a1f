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
 * Ownership. What is passed in is only read, and only during the call. Whoever creates a cleaner or a result frees it;
 * the memory a result shows belongs to it and lives until it is freed.
 *
 * Threads. Every function may be called from any number of threads at the same time. One cleaner serves them all: it
 * keeps what a thread needs for its work and hands it out again. A child made by fork() may use the library if no other
 * thread of the parent was inside it at that moment.
 *
 * Errors. A function that fails says why through its status and in copydesk_last_error(). Handles are checked: NULL, one
 * that was freed, or one of the other kind gives COPYDESK_INVALID_HANDLE. What the library cannot check is that `length`
 * bytes can be read at `text`; and a process that has no memory left is ended, as is usual.
 *
 * The same bytes and configuration give the same result on any thread, in any order.
 */
#ifndef COPYDESK_H
#define COPYDESK_H

#include <stddef.h>

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

/* How a call ended. */
typedef enum copydesk_status {
  COPYDESK_OK = 0,
  /* A pointer is NULL that must not be. */
  COPYDESK_INVALID_ARGUMENT = 1,
  /* A handle is NULL, was freed, or is of the other kind. */
  COPYDESK_INVALID_HANDLE = 2,
  /* The configuration is malformed, or names what is not there. */
  COPYDESK_INVALID_CONFIGURATION = 3,
  /* The text is longer than COPYDESK_TEXT_LIMIT; it was not looked at. */
  COPYDESK_TEXT_TOO_LONG = 4,
  /* Something the library needs at run time cannot be opened, such as ICU's data. */
  COPYDESK_UNAVAILABLE = 5
} copydesk_status;

/*
 * The library's version, such as "0.1.0": a string with a terminating zero that lives as long as the library.
 */
const char *copydesk_version(void);

/*
 * Why the last call on this thread that failed did so: one line that says what, where, and the remedy.
 *
 * A string in UTF-8 with a terminating zero, empty if no call on this thread has failed yet. It stays valid, and
 * unchanged by calls that succeed, until another call fails on the same thread. At most 1,023 bytes; a longer message is
 * cut between characters.
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
 *     protect         an ICU regular expression, or a list of them
 *
 * The keys of that file which concern files and records are allowed and mean nothing here.
 *
 * On success `*cleaner` is the new handle, to be freed with copydesk_cleaner_free(); on failure NULL. Fails with
 * COPYDESK_INVALID_ARGUMENT if `cleaner` is NULL, COPYDESK_INVALID_CONFIGURATION, or COPYDESK_UNAVAILABLE.
 * Takes about a millisecond; create one and keep it.
 */
copydesk_status copydesk_cleaner_create(const char *configuration, size_t length, copydesk_cleaner **cleaner);

/*
 * Frees a cleaner. NULL is allowed. Calls that other threads have begun with it end undisturbed; its results live on.
 *
 * Gives COPYDESK_INVALID_HANDLE if it was freed before.
 */
copydesk_status copydesk_cleaner_free(copydesk_cleaner *cleaner);

/*
 * Cleans one text.
 *
 * `text` is `length` bytes; it may be NULL if `length` is 0. `id` is `id_length` bytes of UTF-8 that name the document in
 * its ledger; NULL is an empty name.
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
 * where repairs of several rules fell on the same bytes, step. Where before or after is not valid UTF-8, beforeBase64 or
 * afterBase64 holds the exact bytes. Replacing every `after` in the cleaned text by its `before` gives the original back.
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

#ifdef __cplusplus
}
#endif

#endif
