// Sixteen floats or integers side by side, in the compiler's own vectors: the same operations on every processor.

#ifndef C_NEURAL_LANES_H
#define C_NEURAL_LANES_H

#include <stdint.h>
#include <string.h>

#include "CNeuralKernels.h"

#pragma clang diagnostic ignored "-Wpsabi"

typedef float f32x16 __attribute__((vector_size(64)));
typedef int32_t i32x16 __attribute__((vector_size(64)));
typedef uint32_t u32x16 __attribute__((vector_size(64)));
typedef uint32_t u32x4 __attribute__((vector_size(16)));
typedef int16_t i16x32 __attribute__((vector_size(64)));

#define INLINE static inline __attribute__((always_inline))

#endif
