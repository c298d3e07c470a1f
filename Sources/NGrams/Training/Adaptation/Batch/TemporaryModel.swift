internal import Bytes
internal import Glibc

/// Models for the time of a run: mapped files without a name.
enum TemporaryModel {
  /// Writes a model, maps it and takes its name away, so that it goes with the process however that ends.
  ///
  /// Only a process killed while it writes leaves files.
  static func make(
    _ source: TrainedNGrams, layout: ModelLayout, quantization: ModelQuantization = .eightBit, in folder: String
  ) throws(ModelError) -> LanguageModel {
    var template = Array((folder + "/copydesk-model-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw ModelError(FileError(folder, "cannot be written to")) }
    close(descriptor)
    let path = template.withUnsafeBytes { String(decoding: $0.dropLast(), as: UTF8.self) }
    defer { unlink(path) }
    try ModelWriter.write(
      source, layout: layout, quantization: quantization, metadata: source.metadata, to: path)
    return try LanguageModel(path: path)
  }
}
