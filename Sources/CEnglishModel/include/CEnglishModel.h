#ifndef C_ENGLISH_MODEL_H
#define C_ENGLISH_MODEL_H

#include <stddef.h>

/// The default English n-gram model: a model file of Copydesk's NGrams, `*length` bytes, in read-only memory.
///
/// The memory is the program's own and lives as long as it; pages come from disk when they are read. The start is aligned
/// to 4,096 bytes, and at least 8 zero bytes follow the end.
const unsigned char *_Nonnull copydesk_english_model(size_t *_Nonnull length);

/// The weights learned for the stage `scramble` with that model: `*length` bytes, in read-only memory.
const unsigned char *_Nonnull copydesk_english_repair_weights(size_t *_Nonnull length);

#endif
