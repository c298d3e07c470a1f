// For x86 processors with AVX-512 and its neural network instructions: sixteen lanes, two products added in one step.

#if defined(__x86_64__)

#include <immintrin.h>

#include "lanes.h"
#include "variants.h"

#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni"), min_vector_width(512))), \
    apply_to = function)

typedef i32x16 lanes_of_products;
#define PRODUCTS products_of_block

INLINE void products_of_block(i32x16 *products, const int16_t *weights, const int16_t *pairs, int count) {
  __m512i sums[NEURAL_GROUP];
#pragma clang loop unroll(full)
  for (int v = 0; v < count; v++) sums[v] = _mm512_setzero_si512();
#pragma clang loop unroll_count(4)
  for (int pair = 0; pair < NEURAL_BLOCK / 2; pair++) {
    __m512i both = _mm512_loadu_si512(weights + pair * 2 * NEURAL_LANES);
#pragma clang loop unroll(full)
    for (int v = 0; v < count; v++) {
      int32_t value;
      memcpy(&value, pairs + (pair * NEURAL_GROUP + v) * 2, sizeof value);
      sums[v] = _mm512_dpwssd_epi32(sums[v], both, _mm512_set1_epi32(value));
    }
  }
#pragma clang loop unroll(full)
  for (int v = 0; v < count; v++) products[v] = (i32x16)sums[v];
}

#include "kernels.inc"

const neural_kernels neural_kernels_avx512_vnni = KERNELS("AVX-512 VNNI");

#pragma clang attribute pop

#endif
