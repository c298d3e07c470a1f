internal import CBuildInfo
internal import CNeuralKernels
internal import EnglishModel
internal import Foundation
internal import NGrams
internal import UnicodeText

/// The version of the command.
enum Version {
  static let current = "0.1.0"

  /// What else decides what the command does: rules follow the ICU at hand, and words the model.
  static var details: String {
    let commit = String(cString: copydesk_build_commit())
    let kind = copydesk_build_is_optimized() == 1 ? "release" : "debug"
    var rows = [
      ("commit", commit.isEmpty ? "not told; `make install` tells it" : commit), ("build", kind),
      ("ICU", ICU.version), ("Unicode", ICU.unicodeVersion),
    ]
    if let model = try? EnglishModel.language() {
      let made = model.metadata[ModelMetadata.StandardKey.createdBy] ?? "unknown"
      let counts = model.counts.map { "\($0)" }.joined(separator: " ")
      rows.append(("model", "built-in English, \(model.byteCount) bytes, by \(made)"))
      rows.append(("n-grams", counts))
    }
    let kernels =
      neural_kernels_for(NEURAL_AVX512_VNNI) != nil
      ? "AVX-512 VNNI" : neural_kernels_for(NEURAL_AVX2) != nil ? "AVX2" : "plain"
    rows.append(("neural kernels", kernels))
    rows.append(("processors", "\(ProcessInfo.processInfo.activeProcessorCount)"))
    rows.append(("command", Bundle.main.executablePath ?? CommandLine.arguments.first ?? "copydesk"))
    let width = rows.map(\.0.count).max() ?? 0
    return "copydesk \(current)\n"
      + rows.map { "\($0.0)\(String(repeating: " ", count: width - $0.0.count + 2))\($0.1)" }.joined(separator: "\n")
  }
}
