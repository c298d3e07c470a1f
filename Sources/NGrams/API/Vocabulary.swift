internal import Bytes

/// The words of a model and their ids.
///
/// Words are bytes, usually UTF-8 but not checked. A vocabulary is immutable and lies in one piece of memory, often
/// that of a mapped file, so that copies are cheap and loading builds nothing. ``VocabularyBuilder`` makes one.
///
/// It does not fold case, normalise or tokenise; it does not list words by prefix.
public struct Vocabulary: Sendable {
  /// The id of `<unk>`, which stands for every word that is not in the vocabulary.
  public static let unknown: WordID = 0
  /// The id of `<s>`, the context of a sentence's first word.
  public static let beginSentence: WordID = 1
  /// The id of `</s>`, the word after a sentence's last.
  public static let endSentence: WordID = 2
  /// How `unknown`, `beginSentence` and `endSentence` are spelled, in the order of their ids.
  public static let reservedWords = ["<unk>", "<s>", "</s>"]

  let table: VocabularyTable
  private let region: MemoryRegion

  /// Takes a table whose memory the region keeps alive.
  init(table: VocabularyTable, region: MemoryRegion) {
    self.table = table
    self.region = region
  }

  /// The number of words, the three reserved ones included.
  public var count: Int { table.count }

  /// The id of a word, ``unknown`` if it is not in the vocabulary.
  ///
  /// - Complexity: O(length of the word): one hash and, as a rule, one comparison.
  public func id(of word: UnsafeBufferPointer<UInt8>) -> WordID {
    withExtendedLifetime(region) { table.id(of: UnsafeRawBufferPointer(word)) }
  }

  /// The id of a word, ``unknown`` if it is not in the vocabulary.
  public func id(of word: some StringProtocol) -> WordID {
    var word = String(word)
    return word.withUTF8 { id(of: $0) }
  }

  /// The ids of words that lie in one text, replacing what `ids` held; ``unknown`` for those not in the vocabulary.
  ///
  /// Faster than one by one, since the waits for memory overlap.
  ///
  /// - Parameters:
  ///   - text: The bytes.
  ///   - ranges: Where the words are in it; what lies beyond the text is cut off.
  ///   - ids: Becomes the ids in the order of `ranges`; its memory is kept.
  /// - Complexity: O(bytes of the words).
  public func ids(in text: UnsafeBufferPointer<UInt8>, at ranges: [Range<Int>], into ids: inout [WordID]) {
    ids.removeAll(keepingCapacity: true)
    ids.append(contentsOf: repeatElement(Self.unknown, count: ranges.count))
    withExtendedLifetime(region) {
      ranges.withUnsafeBufferPointer { ranges in
        ids.withUnsafeMutableBufferPointer { table.ids(in: UnsafeRawBufferPointer(text), at: ranges, into: $0) }
      }
    }
  }

  /// The bytes of a word; empty for an id the vocabulary does not have.
  public func word(_ id: WordID) -> [UInt8] { withWord(id) { [UInt8]($0) } }

  /// Calls `body` with the bytes of a word, in place; empty for an id the vocabulary does not have.
  public func withWord<Result>(_ id: WordID, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withExtendedLifetime(region) { body(table.word(id)) }
  }

  /// A word as text; invalid UTF-8 is replaced.
  public func string(_ id: WordID) -> String { withWord(id) { String(decoding: $0, as: UTF8.self) } }

  /// The vocabulary as it stands in a model file.
  var serialized: UnsafeRawBufferPointer { table.bytes }
}
