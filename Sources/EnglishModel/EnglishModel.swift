internal import CEnglishModel
internal import Copydesk
internal import Glibc
public import NGrams
public import WordRepair

/// The English models that lie in the binary, so that a moved binary or library needs no file beside it.
public enum EnglishModel {
  /// Opens the n-gram model in place; nothing is copied.
  ///
  /// - Throws: ``ModelError`` if it was damaged in the binary.
  public static func language() throws(ModelError) -> LanguageModel {
    var length = 0
    let start = copydesk_english_model(&length)
    return try LanguageModel(bytes: UnsafeRawBufferPointer(start: start, count: length), name: "the built-in model")
  }

  /// Opens what restores words that were written over, with the built-in weights.
  ///
  /// - Parameter language: A language model in place of the built-in one.
  /// - Returns: The model for a ``Cleaner``.
  /// - Throws: ``RepairModelError`` if a model was damaged in the binary.
  public static func repairModel(language: LanguageModel? = nil) throws(RepairModelError) -> RepairModel {
    var length = 0
    let start = copydesk_english_repair_weights(&length)
    return try repairModel(
      language: language, weights: UnsafeRawBufferPointer(start: start, count: length), name: "the built-in weights")
  }

  /// Opens what restores words that were written over, with other weights.
  ///
  /// - Parameters:
  ///   - language: A language model in place of the built-in one.
  ///   - weights: What `copydesk learn` wrote.
  ///   - name: Names the weights in errors.
  /// - Returns: The model for a ``Cleaner``.
  /// - Throws: ``RepairModelError`` if the weights cannot be used, or the built-in model was damaged.
  public static func repairModel(
    language: LanguageModel?, weights: UnsafeRawBufferPointer, name: String
  ) throws(RepairModelError) -> RepairModel {
    let chosen: LanguageModel
    do throws(ModelError) {
      if let language { chosen = language } else { chosen = try self.language() }
    } catch {
      throw RepairModelError(name: "the built-in model", reason: error.description, remedy: "install copydesk again")
    }
    return try RepairModel(language: chosen, weights: weights, name: name)
  }

  /// Opens what restores words that were written over, from files where paths are given.
  ///
  /// - Parameters:
  ///   - languagePath: What `copydesk train` wrote, in place of the built-in language model.
  ///   - weightsPath: What `copydesk learn` wrote, in place of the built-in weights.
  /// - Returns: The model for a ``Cleaner``.
  /// - Throws: ``RepairModelError`` if a file cannot be read or is none of its kind, or a built-in model was damaged.
  public static func repairModel(languagePath: String?, weightsPath: String?) throws(RepairModelError) -> RepairModel {
    let language: LanguageModel?
    do throws(ModelError) {
      if let languagePath { language = try LanguageModel(path: languagePath) } else { language = nil }
    } catch {
      throw RepairModelError(name: error.place, reason: error.problem, remedy: error.remedy)
    }
    guard let weightsPath else { return try repairModel(language: language) }
    guard let bytes = read(weightsPath) else {
      throw RepairModelError(name: weightsPath, reason: "cannot be read", remedy: "make one with copydesk learn")
    }
    return try bytes.withUnsafeBufferPointer { bytes throws(RepairModelError) in
      try repairModel(language: language, weights: UnsafeRawBufferPointer(bytes), name: weightsPath)
    }
  }

  /// A file's bytes; nil if it cannot be read to its end.
  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }
}
