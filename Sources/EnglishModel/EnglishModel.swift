internal import CEnglishModel
public import Copydesk
public import NGrams

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
}
