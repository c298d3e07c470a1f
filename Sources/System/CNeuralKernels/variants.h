// The variants, for the one place that chooses between them.

#ifndef C_NEURAL_VARIANTS_H
#define C_NEURAL_VARIANTS_H

#include "CNeuralKernels.h"

extern const neural_kernels neural_kernels_plain;
#if defined(__x86_64__)
extern const neural_kernels neural_kernels_avx2;
extern const neural_kernels neural_kernels_avx512_vnni;
#endif

#endif
