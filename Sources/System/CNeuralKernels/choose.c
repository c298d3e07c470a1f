// Which kernels this processor can run, and how much scratch they need.

#include <stddef.h>

#include "variants.h"

const neural_kernels *neural_kernels_for(neural_level level) {
  switch (level) {
    case NEURAL_PLAIN: return &neural_kernels_plain;
#if defined(__x86_64__)
    case NEURAL_AVX2: return __builtin_cpu_supports("avx2") ? &neural_kernels_avx2 : NULL;
    case NEURAL_AVX512_VNNI:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                     __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
                     __builtin_cpu_supports("avx512vnni")
                 ? &neural_kernels_avx512_vnni
                 : NULL;
#endif
    default: return NULL;
  }
}

const neural_kernels *neural_kernels_best(void) {
  for (int level = NEURAL_AVX512_VNNI; level > NEURAL_PLAIN; level--) {
    const neural_kernels *kernels = neural_kernels_for((neural_level)level);
    if (kernels != NULL) return kernels;
  }
  return &neural_kernels_plain;
}

int64_t neural_tile_bytes(int32_t columns) {
  int64_t quantized = (int64_t)columns * NEURAL_LANES * 2;
  int64_t scales = 2 * (int64_t)(columns / NEURAL_BLOCK) * NEURAL_LANES * 4;
  int64_t floats = (int64_t)columns * NEURAL_LANES * 4;
  return quantized + scales > floats ? quantized + scales : floats;
}

int64_t neural_attention_floats(const neural_cache *cache, int32_t tail) {
  int64_t group = cache->heads / cache->key_heads;
  int64_t padded = ((int64_t)tail + NEURAL_LANES - 1) / NEURAL_LANES * NEURAL_LANES;
  return group * (cache->capacity + padded) + (int64_t)cache->dimension * NEURAL_LANES;
}
