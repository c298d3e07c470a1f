// The arithmetic of a transformer's forward pass, on one core.
//
// Every variant gives the same bits. What is quantized is multiplied in integers, which are exact in any order; floats
// are added in one fixed order, sixteen lanes wide, and never contracted to fused multiply-adds; exponentials come from
// elementwise.inc, not from libm. So a score is a function of the model and the tokens alone.
//
// Nothing here allocates, locks or checks: callers own every buffer and have checked every size. Buffers are aligned to
// 64 bytes unless a comment says otherwise.

#ifndef C_NEURAL_KERNELS_H
#define C_NEURAL_KERNELS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Floats that are worked on side by side; rows of a tile; positions in a block of the key cache.
#define NEURAL_LANES 16
/// Weights that share a scale, in every quantized type read here (ggml's QK4_0, QK4_1, QK8_0).
#define NEURAL_BLOCK 32
/// Vectors whose quantized values are interleaved. 12 accumulators of integers and 12 of floats fill AVX-512's registers.
#define NEURAL_GROUP 12

/// How a matrix keeps its weights; ggml's numbers, as they stand in GGUF files.
typedef enum neural_type {
  NEURAL_F32 = 0,
  NEURAL_F16 = 1,
  NEURAL_Q4_0 = 2,
  NEURAL_Q4_1 = 3,
  NEURAL_Q8_0 = 8
} neural_type;

/// A matrix in a mapped file, row by row, at any alignment.
typedef struct neural_matrix {
  const uint8_t *bytes;
  int64_t row_bytes;
  int32_t rows;
  int32_t columns;
  /// A neural_type.
  int32_t type;
} neural_matrix;

/// Vectors to multiply with a matrix, as floats and quantized.
///
/// A quantized vector has 16-bit integers with one scale for 32 of them. Against floats that moves log probabilities of
/// SmolLM2-135M by 0.0003 in the mean; 8 bits, twice as fast, would move them by 0.065 and up to 0.24.
typedef struct neural_vectors {
  int32_t count;
  /// A multiple of 16; of 32 where a matrix is quantized.
  int32_t columns;
  /// count × columns.
  float *values;
  /// For each group of 12 vectors, for each pair of columns, 12 pairs.
  int16_t *quantized;
  /// For each group, for each block of 32 columns, 12 scales.
  float *scales;
  /// The same for the scaled sums of a block, which a type with an offset needs.
  float *sums;
} neural_vectors;

/// Keys and values of one layer for the positions of the context.
typedef struct neural_cache {
  /// For each key head, for each block of 16 positions, for each dimension, 16 floats.
  float *keys;
  /// For each key head, for each position, its dimensions.
  float *values;
  /// Positions there is room for; a multiple of 16.
  int32_t capacity;
  int32_t heads;
  int32_t key_heads;
  /// Of a head; a multiple of 16.
  int32_t dimension;
} neural_cache;

/// Keys and values of rows that are no part of the context, and which of them one row sees.
typedef struct neural_tail {
  /// For each row, for each key head, its dimensions.
  const float *keys;
  const float *values;
  /// The rows seen, in the order of their positions.
  const int32_t *rows;
  int32_t count;
} neural_tail;

/// A sum of exponentials so far, as multiples of the exponential of the largest.
typedef struct neural_sum {
  float maximum;
  float lanes[NEURAL_LANES];
} neural_sum;

/// One variant of every kernel.
typedef struct neural_kernels {
  const char *name;

  /// Writes one row of a matrix as floats.
  void (*expand_row)(const neural_matrix *matrix, int32_t row, float *out);

  /// Fills the quantized form from the floats; columns must be a multiple of 32.
  void (*quantize)(const neural_vectors *vectors);

  /// Multiplies some rows of a matrix with every vector: out[vector * stride + row - first]. The stride is at least the
  /// number of rows. The tile is scratch of neural_tile_bytes.
  void (*multiply)(
      const neural_matrix *matrix, int32_t first, int32_t rows, const neural_vectors *vectors, float *out,
      int64_t stride, void *tile);

  /// Root mean square normalization of one vector; its length is a multiple of 16.
  void (*normalize)(const float *in, const float *weight, float epsilon, int32_t count, float *out);

  /// Turns pairs of neighbouring dimensions of every head by the position's angles (RoPE). cosines has each cosine twice,
  /// sines each sine twice, the first of them negated.
  void (*rotate)(float *vector, int32_t heads, int32_t dimension, const float *cosines, const float *sines);

  /// Puts keys and values of one position into a cache.
  void (*remember)(const neural_cache *cache, int32_t position, const float *keys, const float *values);

  /// Attends from one row to the first `count` positions of the cache and to the tail. scratch has room for
  /// neural_attention_floats.
  void (*attend)(
      const neural_cache *cache, int32_t count, const neural_tail *tail, const float *query, float scale,
      float *scratch, float *out);

  /// out[i] += in[i]; the count is a multiple of 16, as in the next.
  void (*add)(float *out, const float *in, int32_t count);

  /// gate[i] = gate[i] / (1 + exp(-gate[i])) * up[i] (SwiGLU).
  void (*gate)(float *gate, const float *up, int32_t count);

  /// Adds the exponentials of any number of floats to a sum.
  void (*accumulate)(neural_sum *sum, const float *values, int32_t count);
} neural_kernels;

/// Kinds of processor, each with the ones before it.
typedef enum neural_level { NEURAL_PLAIN = 0, NEURAL_AVX2 = 1, NEURAL_AVX512_VNNI = 2 } neural_level;

/// The kernels for a kind of processor; NULL if this one cannot run them.
const neural_kernels *neural_kernels_for(neural_level level);

/// The fastest kernels that this processor can run.
const neural_kernels *neural_kernels_best(void);

/// Bytes of scratch that `multiply` needs for matrices of so many columns.
int64_t neural_tile_bytes(int32_t columns);

/// Floats of scratch that `attend` needs for so many positions of cache and tail.
int64_t neural_attention_floats(const neural_cache *cache, int32_t tail);

#ifdef __cplusplus
}
#endif

#endif
