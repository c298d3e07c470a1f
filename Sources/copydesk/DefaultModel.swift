import CEnglishModel
import NGrams

/// The English model that lies in the binary, so that a moved binary needs no file beside it.
enum DefaultModel {
  /// Opens the model in place; nothing is copied.
  static func load() throws(ModelError) -> LanguageModel {
    var length = 0
    let start = copydesk_english_model(&length)
    return try LanguageModel(bytes: UnsafeRawBufferPointer(start: start, count: length), name: "the built-in model")
  }
}
