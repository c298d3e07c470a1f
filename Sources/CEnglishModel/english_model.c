#include "CEnglishModel.h"

// A library of its own has them where the command and the C library share one: see .ci/build-wheel.
#ifndef COPYDESK_SHARED_DATA

// SwiftPM compiles C as C17; clang knows #embed there too, and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

// SwiftPM's resources look for a bundle beside the executable and trap when it has moved; #embed needs no file at all.
// A page of alignment lets the system read the model as if it were a mapped file.
_Alignas(4096) static const unsigned char model[] = {
#embed "english.cdlm" suffix(, 0, 0, 0, 0, 0, 0, 0, 0)
};

const unsigned char *copydesk_english_model(size_t *length) {
  *length = sizeof model - 8;
  return model;
}

static const unsigned char repair_weights[] = {
#embed "english.cdscram"
};

const unsigned char *copydesk_english_repair_weights(size_t *length) {
  *length = sizeof repair_weights;
  return repair_weights;
}

#endif
