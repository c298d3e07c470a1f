/// Holds libcopydesk to what its header promises: results, ownership, and an error for every misuse.
#include <copydesk.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

#include "expect.h"

#define TEXT "The vote was n't close , he said . \" We are done \" ."
#define CLEANED "The vote wasn't close, he said. \"We are done\"."

static copydesk_cleaner *create(const char *configuration) {
  copydesk_cleaner *cleaner = NULL;
  EXPECT(copydesk_cleaner_create(configuration, strlen(configuration), &cleaner) == COPYDESK_OK);
  return cleaner;
}

static copydesk_result *clean(const copydesk_cleaner *cleaner, const char *text, size_t length) {
  copydesk_result *result = NULL;
  EXPECT(copydesk_clean(cleaner, text, length, "a.txt", 5, &result) == COPYDESK_OK);
  return result;
}

static void a_text_is_cleaned(void) {
  copydesk_cleaner *cleaner = create("");
  copydesk_result *result = clean(cleaner, TEXT, strlen(TEXT));
  // Results outlive their cleaner.
  EXPECT(copydesk_cleaner_free(cleaner) == COPYDESK_OK);
  size_t length = 0;
  const char *text = copydesk_result_text(result, &length);
  EXPECT(equals(text, length, CLEANED));
  EXPECT(text != NULL && text[length] == 0);
  EXPECT(copydesk_result_text(result, NULL) == text);
  const char *ledger = copydesk_result_ledger(result, &length);
  EXPECT(ledger != NULL && ledger[length] == 0 && strlen(ledger) == length);
  EXPECT(ledger != NULL && strncmp(ledger, "{\"id\":\"a.txt\",\"rule\":", 21) == 0);
  EXPECT(ledger != NULL && strstr(ledger, "\"rule\":\"spaced-contraction\"") != NULL);
  EXPECT(length > 0 && ledger != NULL && ledger[length - 1] == '\n');
  EXPECT(copydesk_result_free(result) == COPYDESK_OK);
}

static void nothing_comes_back_as_nothing(void) {
  copydesk_cleaner *cleaner = create("");
  const char *texts[] = {NULL, ""};
  for (int index = 0; index < 2; index += 1) {
    copydesk_result *result = NULL;
    EXPECT(copydesk_clean(cleaner, texts[index], 0, NULL, 0, &result) == COPYDESK_OK);
    size_t length = 1;
    const char *text = copydesk_result_text(result, &length);
    EXPECT(equals(text, length, "") && text[0] == 0);
    const char *ledger = copydesk_result_ledger(result, &length);
    EXPECT(equals(ledger, length, ""));
    copydesk_result_free(result);
  }
  copydesk_cleaner_free(cleaner);
}

static void any_bytes_are_text(void) {
  copydesk_cleaner *cleaner = create("");
  uint32_t state = 2463534242u;
  for (int round = 0; round < 500; round += 1) {
    // Of its exact size on the heap, so that a sanitizer sees a byte read beyond it.
    size_t length = (size_t)round;
    char *bytes = malloc(length == 0 ? 1 : length);
    if (bytes == NULL) abort();
    for (size_t index = 0; index < length; index += 1) {
      state ^= state << 13, state ^= state >> 17, state ^= state << 5;
      bytes[index] = (char)(round % 3 == 0 ? state & 0xFF : round % 3 == 1 ? state & 0x7F : 0x20 + state % 0x5F);
    }
    copydesk_result *first = clean(cleaner, bytes, length);
    size_t count = 0;
    const char *text = copydesk_result_text(first, &count);
    copydesk_result *second = clean(cleaner, text, count);
    size_t again = 0;
    const char *same = copydesk_result_text(second, &again);
    EXPECT(count == again && memcmp(text, same, count) == 0);
    copydesk_result_free(first);
    copydesk_result_free(second);
    free(bytes);
  }
  copydesk_cleaner_free(cleaner);
}

static void configurations_are_obeyed(void) {
  const char *configurations[] = {
      "protect: ['close ,']\n",
      "{\"protect\": [\"close ,\"]}",
      "protect: close ,",
      "# nothing but\n---\nprotect:\n  - &pattern 'close ,'\n  - *pattern\njobs: 3\ntext-field: body\n",
      "protect: 'close ,'\nrules: [{id: odd, pattern: 'nothing of it'}]\nexclude: a\noverrides: [{path: a, profile: safe}]\n",
      "\n\t {\"protect\": \"\\u0063lose ,\", \"min-confidence\": 0.8, \"set\": {\"spaced-quote\": \"fix\"}}",
  };
  for (size_t index = 0; index < sizeof configurations / sizeof *configurations; index += 1) {
    copydesk_cleaner *cleaner = create(configurations[index]);
    copydesk_result *result = clean(cleaner, TEXT, strlen(TEXT));
    size_t length = 0;
    const char *text = copydesk_result_text(result, &length);
    EXPECT(equals(text, length, "The vote wasn't close , he said. \"We are done\"."));
    copydesk_result_free(result);
    copydesk_cleaner_free(cleaner);
  }
}

static void bad_configurations_are_told(void) {
  const struct {
    const char *text, *part;
  } cases[] = {
      {"profil: safe", "configuration, line 1: unknown key 'profil'; did you mean 'profile'?"},
      {"nothing: safe", "configuration, line 1: unknown key 'nothing'; the keys are exclude, format, furniture, gap, "},
      {"rules: [{id: odd, pattern: '('}]", "rule 'odd' cannot be used: its pattern '(' cannot be read: a parenthesis"},
      {"gap: mark\nprofile: bold", "configuration, line 2: 'profile' must be one of safe, standard, thorough"},
      {"set: {spaced-quote: on}", "'set.spaced-quote' must be one of off, flag, fix"},
      {"set: off", "'set' must be lines of `rule: mode`"},
      {"only: {a: b}", "'only' must be a word"},
      {"only: [[a]]", "'only' must be a word"},
      {"only: spaced-quot", "did you mean 'spaced-quote'?"},
      {"max-document: 4MB", "'max-document' must be a number of bytes, such as 500k, 4M or 1G"},
      {"min-confidence: much", "'min-confidence' must be a number"},
      {"min-confidence: .inf", "'min-confidence' must be a number"},
      {"min-confidence: 1.5", "outside 0...1"},
      {"model: nowhere.cdlm", "configuration: nowhere.cdlm"},
      {"weights: nowhere.cdscram", "configuration: nowhere.cdscram: cannot be read; check the path"},
      {"weights: /dev/null", "configuration: /dev/null: is no file of repair weights"},
      {"model: [a, b]", "'model' must be a word"},
      {"protect: '('", "is not a regular expression"},
      {"- profile", "not a mapping"},
      {"profile", "not a mapping"},
      {"profile: [", "not YAML"},
      {"profile: \xFF", "not YAML"},
      {"{\"profile\": null}", "'profile' must be one of"},
      {"{\"profile\": \"safe\", \"profile\": \"safe\"}", "stands twice"},
      {"gap: keep\ngap: keep", "configuration, line 2: the key 'gap' stands twice; keep one"},
      {"gap: keep\n---\ngap: keep", "more than one document"},
      {"gap: *nowhere", "alias"},
      {"[[[[[[[[[[[[[[[[[[[[a]]]]]]]]]]]]]]]]]]]]", "nested too deeply"},
      {"? {a: b}\n: c", "a key must be a word"},
  };
  for (size_t index = 0; index < sizeof cases / sizeof *cases; index += 1) {
    copydesk_cleaner *cleaner = (copydesk_cleaner *)1;
    copydesk_status status = copydesk_cleaner_create(cases[index].text, strlen(cases[index].text), &cleaner);
    EXPECT(status == COPYDESK_INVALID_CONFIGURATION && cleaner == NULL);
    if (strstr(copydesk_last_error(), cases[index].part) == NULL || strchr(copydesk_last_error(), '\n') != NULL) {
      fprintf(stderr, "%s: %s\n", cases[index].text, copydesk_last_error());
      EXPECT(!"the message names what is wrong");
    }
  }
}

static void misuse_is_an_error(void) {
  copydesk_cleaner *cleaner = create("");
  copydesk_result *result = clean(cleaner, "a", 1);
  copydesk_result *other = NULL;

  EXPECT(copydesk_cleaner_create("", 0, NULL) == COPYDESK_INVALID_ARGUMENT);
  EXPECT(copydesk_clean(cleaner, "a", 1, NULL, 0, NULL) == COPYDESK_INVALID_ARGUMENT);
  EXPECT(copydesk_clean(cleaner, NULL, 1, NULL, 0, &other) == COPYDESK_INVALID_ARGUMENT);
  EXPECT(copydesk_clean(cleaner, "a", 1, NULL, 1, &other) == COPYDESK_INVALID_ARGUMENT);
  EXPECT(copydesk_cleaner_create(NULL, 1, &(copydesk_cleaner *){NULL}) == COPYDESK_INVALID_ARGUMENT);
  const size_t lengths[] = {SIZE_MAX, (size_t)PTRDIFF_MAX, (size_t)PTRDIFF_MAX + 1, (size_t)COPYDESK_TEXT_LIMIT + 1};
  for (size_t index = 0; index < sizeof lengths / sizeof *lengths; index += 1) {
    EXPECT(copydesk_clean(cleaner, "a", lengths[index], NULL, 0, &other) == COPYDESK_TEXT_TOO_LONG);
    EXPECT(copydesk_clean(cleaner, "a", 1, "b", lengths[index], &other) == COPYDESK_TEXT_TOO_LONG);
    copydesk_cleaner *none = NULL;
    EXPECT(copydesk_cleaner_create("a", lengths[index], &none) == COPYDESK_INVALID_CONFIGURATION);
  }

  EXPECT(copydesk_clean(NULL, "a", 1, NULL, 0, &other) == COPYDESK_INVALID_HANDLE);
  EXPECT(copydesk_clean((copydesk_cleaner *)result, "a", 1, NULL, 0, &other) == COPYDESK_INVALID_HANDLE);
  EXPECT(copydesk_result_text((copydesk_result *)cleaner, NULL) == NULL);
  EXPECT(copydesk_result_free((copydesk_result *)cleaner) == COPYDESK_INVALID_HANDLE);
  EXPECT(copydesk_cleaner_free((copydesk_cleaner *)result) == COPYDESK_INVALID_HANDLE);
  size_t length = 7;
  EXPECT(copydesk_result_ledger(NULL, &length) == NULL && length == 0);
  uintptr_t number = 3;
  for (int round = 0; round < 100; round += 1) {
    number *= 5;
    if ((copydesk_cleaner *)number == cleaner || (copydesk_result *)number == result) continue;
    EXPECT(copydesk_result_text((copydesk_result *)number, &length) == NULL);
    EXPECT(copydesk_cleaner_free((copydesk_cleaner *)number) == COPYDESK_INVALID_HANDLE);
  }

  EXPECT(copydesk_result_free(result) == COPYDESK_OK);
  EXPECT(copydesk_result_free(result) == COPYDESK_INVALID_HANDLE);
  EXPECT(copydesk_result_text(result, &length) == NULL);
  EXPECT(strstr(copydesk_last_error(), "this is no result") != NULL);
  // The slot is used again, the handle is not.
  copydesk_result *next = clean(cleaner, "b", 1);
  EXPECT(next != result && copydesk_result_text(result, &length) == NULL);
  EXPECT(copydesk_result_free(next) == COPYDESK_OK);

  EXPECT(copydesk_cleaner_free(cleaner) == COPYDESK_OK);
  EXPECT(copydesk_cleaner_free(cleaner) == COPYDESK_INVALID_HANDLE);
  EXPECT(copydesk_clean(cleaner, "a", 1, NULL, 0, &other) == COPYDESK_INVALID_HANDLE && other == NULL);
  EXPECT(copydesk_cleaner_free(NULL) == COPYDESK_OK);
  EXPECT(copydesk_result_free(NULL) == COPYDESK_OK);
}

static void a_long_message_is_cut_between_characters(void) {
  char text[4096] = "only: \"";
  for (size_t index = 7; index + 3 < 4000; index += 3) memcpy(text + index, "\u2019", 3);
  strcat(text, "\"");
  copydesk_cleaner *cleaner = NULL;
  EXPECT(copydesk_cleaner_create(text, strlen(text), &cleaner) == COPYDESK_INVALID_CONFIGURATION);
  size_t length = strlen(copydesk_last_error());
  EXPECT(length <= 1023 && length > 1020 && strcmp(copydesk_last_error() + length - 3, "\u2019") == 0);
}

static void *fail_elsewhere(void *argument) {
  (void)argument;
  EXPECT(strcmp(copydesk_last_error(), "") == 0);
  EXPECT(copydesk_result_free((copydesk_result *)8) == COPYDESK_INVALID_HANDLE);
  EXPECT(strstr(copydesk_last_error(), "this is no result") != NULL);
  return NULL;
}

static void errors_belong_to_their_thread(void) {
  copydesk_cleaner_free((copydesk_cleaner *)8);
  pthread_t thread;
  if (pthread_create(&thread, NULL, fail_elsewhere, NULL) != 0) abort();
  pthread_join(thread, NULL);
  EXPECT(strstr(copydesk_last_error(), "this is no cleaner") != NULL);
}

int main(void) {
  EXPECT(strcmp(copydesk_version(), COPYDESK_VERSION) == 0);
  EXPECT(strcmp(copydesk_last_error(), "") == 0);
  a_text_is_cleaned();
  nothing_comes_back_as_nothing();
  any_bytes_are_text();
  configurations_are_obeyed();
  bad_configurations_are_told();
  misuse_is_an_error();
  a_long_message_is_cut_between_characters();
  errors_belong_to_their_thread();
  return failures != 0;
}
