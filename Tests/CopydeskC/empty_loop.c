/// Cleans an empty document again and again and prints the microseconds of a call, the best of five rounds: what a
/// binding's own cost is measured against.
#include <copydesk.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

int main(int count, char **arguments) {
  int calls = (count > 1 ? atoi(arguments[1]) : 20000) / 5;
  copydesk_cleaner *cleaner = NULL;
  if (calls < 1 || copydesk_cleaner_create(NULL, 0, &cleaner) != COPYDESK_OK) return 1;
  double best = 1e9;
  for (int round = 0; round < 5; round += 1) {
    double start = now();
    for (int call = 0; call < calls; call += 1) {
      copydesk_result *result = NULL;
      size_t length = 0;
      if (copydesk_clean(cleaner, "", 0, "", 0, &result) != COPYDESK_OK) return 1;
      if (copydesk_result_text(result, &length) == NULL || copydesk_result_ledger(result, &length) == NULL) return 1;
      copydesk_result_free(result);
    }
    double seconds = (now() - start) / calls;
    if (seconds < best) best = seconds;
  }
  printf("%.3f\n", best * 1e6);
  return 0;
}
