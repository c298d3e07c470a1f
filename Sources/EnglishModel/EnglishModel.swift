internal import Bytes
internal import CEnglishModel
public import NGrams
public import WordRepair

/// The English models, which are part of the binary: a moved binary or library needs no file beside it.
public enum EnglishModel {
  /// Opens the n-gram model in place; nothing is copied.
  ///
  /// - Throws: ``ModelError`` if it was damaged in the binary.
  public static func language() throws(ModelError) -> LanguageModel {
    var length = 0
    let start = copydesk_english_model(&length)
    return try LanguageModel(bytes: UnsafeRawBufferPointer(start: start, count: length), name: "the built-in model")
  }

  /// Opens the model that restores overwritten words, with the built-in weights.
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

  /// Opens the model that restores overwritten words, with other weights.
  ///
  /// - Parameters:
  ///   - language: A language model in place of the built-in one.
  ///   - weights: The content of a file that `copydesk learn` wrote.
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

  /// Opens the model that restores overwritten words, from files where paths are given.
  ///
  /// - Parameters:
  ///   - languagePath: A file that `copydesk train` wrote, in place of the built-in language model.
  ///   - weightsPath: A file that `copydesk learn` wrote, in place of the built-in weights.
  /// - Returns: The model for a ``Cleaner``.
  /// - Throws: ``RepairModelError`` if a file cannot be read or is not of the expected kind, or if a built-in model was damaged.
  public static func repairModel(languagePath: String?, weightsPath: String?) throws(RepairModelError) -> RepairModel {
    let language: LanguageModel?
    do throws(ModelError) {
      language = try languagePath.map { (path) throws(ModelError) in try LanguageModel(verifying: path) }
    } catch {
      throw RepairModelError(name: error.place, reason: error.problem, remedy: error.remedy)
    }
    guard let weightsPath else { return try repairModel(language: language) }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileAccess.contents(of: weightsPath)
    } catch {
      throw RepairModelError(name: weightsPath, reason: "cannot be read", remedy: "check the path")
    }
    return try bytes.withUnsafeBufferPointer { bytes throws(RepairModelError) in
      try repairModel(language: language, weights: UnsafeRawBufferPointer(bytes), name: weightsPath)
    }
  }
}
