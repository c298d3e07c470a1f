import CNeuralKernels

@testable import NeuralModel

/// The kernels that this processor can run.
enum KernelVariant {
  static var all: [neural_kernels] {
    [NEURAL_PLAIN, NEURAL_AVX2, NEURAL_AVX512_VNNI].compactMap { neural_kernels_for($0)?.pointee }
  }
}

extension NeuralSession {
  /// A session with certain kernels.
  convenience init(_ model: NeuralModel, _ kernels: neural_kernels, continuationLimit: Int = 32) {
    self.init(model, contextLimit: 200, continuationLimit: continuationLimit, kernels: kernels)
  }
}
