import Copydesk
import EnglishModel
import NGrams

@testable import WordRepair

/// Texts as the stage sees them, scored with the built-in model.
enum ScoredEnglish {
  /// The built-in models, opened once.
  private static let model = Result { try EnglishModel.repairModel() }

  static func repairModel() throws -> RepairModel { try model.get() }

  static func reader() throws -> ScoredTextReader { try ScoredTextReader(try repairModel().language) }

  static func text(_ text: String) throws -> ScoredText {
    try Array(text.utf8).withUnsafeBufferPointer { try reader().read($0) }
  }

  /// The ids of words, as inside a sentence.
  static func ids(_ words: String) throws -> [WordID] {
    try reader().ids(of: words.split(separator: " ").map(String.init))
  }

  static func filling(_ words: String) throws -> Filling {
    Filling(words: try ids(words), score: 0, forward: 0, matchedBefore: 0, matchedAfter: 0)
  }
}
