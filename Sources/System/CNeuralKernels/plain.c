// For every processor.

#include "lanes.h"
#include "variants.h"

typedef i32x16 lanes_of_products;
#define PRODUCTS products_of_block

INLINE void products_of_block(i32x16 *products, const int16_t *weights, const int16_t *pairs, int count) {
  for (int v = 0; v < count; v++) products[v] = (i32x16){};
  for (int pair = 0; pair < NEURAL_BLOCK / 2; pair++) {
    i32x16 both;
    memcpy(&both, weights + pair * 2 * NEURAL_LANES, sizeof both);
    i32x16 even = (both << 16) >> 16, odd = both >> 16;
    for (int v = 0; v < count; v++) {
      const int16_t *value = pairs + (pair * NEURAL_GROUP + v) * 2;
      products[v] += even * value[0] + odd * value[1];
    }
  }
}

#include "kernels.inc"

const neural_kernels neural_kernels_plain = KERNELS("plain C");
