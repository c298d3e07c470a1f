/// Shares one cleaner between eight threads, and frees it under their hands.
#include <copydesk.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

#include "expect.h"

enum { THREADS = 8, ROUNDS = 150 };

static copydesk_cleaner *cleaner;
static char *expected[ROUNDS];

/// Text number `round`, the same for every thread.
static size_t text(int round, char *buffer, size_t capacity) {
  size_t length = 0;
  for (int sentence = 0; sentence <= round % 7; sentence += 1) {
    length += (size_t)snprintf(buffer + length, capacity - length,
                               "Boat %d did n't sail , the harbor master said . \" It ca n't \" .\n", round + sentence);
  }
  return length;
}

static copydesk_status clean(int round, copydesk_result **result) {
  char buffer[4096];
  size_t length = text(round, buffer, sizeof buffer);
  return copydesk_clean(cleaner, buffer, length, "x", 1, result);
}

static void *compare(void *argument) {
  int start = (int)(intptr_t)argument;
  for (int step = 0; step < ROUNDS; step += 1) {
    int round = (start * 17 + step) % ROUNDS;
    copydesk_result *result = NULL;
    EXPECT(clean(round, &result) == COPYDESK_OK);
    size_t length = 0;
    const char *cleaned = copydesk_result_text(result, &length);
    EXPECT(equals(cleaned, length, expected[round]));
    EXPECT(copydesk_result_free(result) == COPYDESK_OK);
  }
  return NULL;
}

/// Cleans until the cleaner is gone.
static void *use_up(void *argument) {
  (void)argument;
  while (1) {
    copydesk_result *result = NULL;
    copydesk_status status = clean(6, &result);
    if (status == COPYDESK_INVALID_HANDLE) return NULL;
    EXPECT(status == COPYDESK_OK);
    EXPECT(copydesk_result_free(result) == COPYDESK_OK);
  }
}

static void run(void *(*work)(void *), void (*meanwhile)(void)) {
  pthread_t threads[THREADS];
  for (intptr_t index = 0; index < THREADS; index += 1) {
    if (pthread_create(&threads[index], NULL, work, (void *)index) != 0) abort();
  }
  if (meanwhile != NULL) meanwhile();
  for (int index = 0; index < THREADS; index += 1) pthread_join(threads[index], NULL);
}

static void free_cleaner(void) { EXPECT(copydesk_cleaner_free(cleaner) == COPYDESK_OK); }

int main(void) {
  EXPECT(copydesk_cleaner_create(NULL, 0, &cleaner) == COPYDESK_OK);
  for (int round = 0; round < ROUNDS; round += 1) {
    copydesk_result *result = NULL;
    EXPECT(clean(round, &result) == COPYDESK_OK);
    const char *cleaned = copydesk_result_text(result, NULL);
    EXPECT(cleaned != NULL && strstr(cleaned, "didn't sail, the") != NULL);
    expected[round] = strdup(cleaned == NULL ? "" : cleaned);
    copydesk_result_free(result);
  }
  run(compare, NULL);
  run(use_up, free_cleaner);
  for (int round = 0; round < ROUNDS; round += 1) free(expected[round]);
  return failures != 0;
}
