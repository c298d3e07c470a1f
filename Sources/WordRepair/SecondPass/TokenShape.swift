internal import Copydesk
internal import NeuralModel

/// What a token of a neural model can be at the start of a filling.
struct TokenShape {
  private let bytes: ArraySlice<UInt8>

  init(_ token: TokenID, _ model: NeuralModel) { bytes = model.tokenizer.bytes(of: token) }

  /// Whether it is a space and letters.
  var isSpacedWord: Bool { bytes.first == 0x20 && bytes.count > 1 && Self.areLetters(bytes.dropFirst()) }

  /// Whether it is letters, with or without a space before them.
  var isWord: Bool { isSpacedWord || Self.areLetters(bytes) }

  /// Whether a filling can be this one token.
  ///
  /// Marks and clitics attach to the word before. Letters without a space before them are a word only where none is
  /// wanted; elsewhere they are the rest of one.
  func canStart(spaced: Bool) -> Bool {
    guard spaced else { return bytes.first != 0x20 && Self.areLetters(bytes) }
    return isSpacedWord || Self.attached.contains(Array(bytes))
  }

  /// The marks and clitics that the n-gram model restores, too.
  private static let attached = Set(WordList(EnglishWords.clitics, "n't ’s , . : ; ? !").words.map { Array($0.utf8) })

  private static func areLetters(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty
      && bytes.allSatisfy {
        ($0 | 0x20) &- 0x61 < 26 || $0 == UInt8(ascii: "-") || $0 >= 0xC3 && $0 < 0xE2 || $0 & 0xC0 == 0x80
      }
  }
}
