// For x86 processors with AVX2: two pairs of eight lanes.

#if defined(__x86_64__)

#include <immintrin.h>

#include "lanes.h"
#include "variants.h"

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)

typedef i32x16 lanes_of_products;
#define PRODUCTS products_of_block

/// Four vectors at a time: their accumulators fill half of the registers.
INLINE void products_of_some(i32x16 *products, const int16_t *weights, const int16_t *pairs, int count) {
  __m256i sums[4][2];
#pragma clang loop unroll(full)
  for (int v = 0; v < count; v++) sums[v][0] = sums[v][1] = _mm256_setzero_si256();
  for (int pair = 0; pair < NEURAL_BLOCK / 2; pair++) {
    const __m256i *both = (const __m256i *)(weights + pair * 2 * NEURAL_LANES);
    __m256i low = _mm256_loadu_si256(both), high = _mm256_loadu_si256(both + 1);
#pragma clang loop unroll(full)
    for (int v = 0; v < count; v++) {
      int32_t value;
      memcpy(&value, pairs + (pair * NEURAL_GROUP + v) * 2, sizeof value);
      __m256i values = _mm256_set1_epi32(value);
      sums[v][0] = _mm256_add_epi32(sums[v][0], _mm256_madd_epi16(low, values));
      sums[v][1] = _mm256_add_epi32(sums[v][1], _mm256_madd_epi16(high, values));
    }
  }
#pragma clang loop unroll(full)
  for (int v = 0; v < count; v++) memcpy(&products[v], sums[v], sizeof products[v]);
}

INLINE void products_of_block(i32x16 *products, const int16_t *weights, const int16_t *pairs, int count) {
  if (count < 4) {
    products_of_some(products, weights, pairs, count);
  } else {
    for (int v = 0; v < count; v += 4) products_of_some(products + v, weights, pairs + 2 * v, 4);
  }
}

#include "kernels.inc"

const neural_kernels neural_kernels_avx2 = KERNELS("AVX2");

#pragma clang attribute pop

#endif
