/// Looks up normalized tokens in a vocabulary: folds capitals that are due to the place, and gives unseen words a class.
///
/// Where any word may have a capital (``TokenPlace/initial``, ``TokenPlace/allCapitals``) the spellings of the
/// vocabulary compete: `The` and `the`, `MAY`, `May` and `may`. The most frequent wins, which is the one with the
/// lowest id, since ``NGramTrainer`` gives ids by falling count. So sentence-initial `The` counts as `the`, and
/// `Obama` stays a name.
///
/// A word that is not in the vocabulary becomes its ``TokenClass`` if the vocabulary has it, else `<unk>`.
public struct WordResolver: Sendable {
  /// The vocabulary asked.
  public let vocabulary: Vocabulary
  private let classIDs: [WordID]

  /// Makes a resolver for a vocabulary, usually one that ``NGramTrainer`` made.
  public init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    classIDs = TokenClass.allCases.map { vocabulary.id(of: $0.rawValue) }
  }

  /// The id of a class, `<unk>`'s if the vocabulary does not have it.
  public func id(of tokenClass: TokenClass) -> WordID {
    guard let index = TokenClass.allCases.firstIndex(of: tokenClass) else { return Vocabulary.unknown }
    return classIDs[index]
  }

  /// Whether an id is that of a class rather than of a word.
  public func isClass(_ id: WordID) -> Bool { id == Vocabulary.unknown || classIDs.contains(id) }

  /// The ids of all tokens, replacing what `ids` held.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func resolve(_ text: NormalizedText, into ids: inout [WordID]) {
    ids.removeAll(keepingCapacity: true)
    for index in 0..<text.count {
      let place = text.place(of: index)
      ids.append(text.withSurface(of: index) { id(of: $0, at: place) })
    }
  }

  /// The id that a token is counted as.
  public func id(of surface: UnsafeBufferPointer<UInt8>, at place: TokenPlace) -> WordID {
    let asWritten = vocabulary.id(of: surface)
    var best = asWritten
    if place != .inside {
      for spelling in CaseFolding.spellings(of: surface, at: place) {
        let id = spelling.withUnsafeBufferPointer { vocabulary.id(of: $0) }
        if id != Vocabulary.unknown, best == Vocabulary.unknown || id < best { best = id }
      }
    }
    guard best == Vocabulary.unknown else { return best }
    return id(of: TokenClass(unseen: surface, at: place))
  }
}

/// Other spellings of a word whose capitals may not be its own.
enum CaseFolding {
  /// Returns the spellings that a word may have inside a sentence.
  ///
  /// At the start of a sentence this is the form in small letters, if only the first letter is a capital. In a line of
  /// capitals it is that form and the one with a first capital.
  static func spellings(of word: UnsafeBufferPointer<UInt8>, at place: TokenPlace) -> [[UInt8]] {
    guard place != .inside, let first = word.first, first &- 0x41 < 26 || first >= 0x80 else { return [] }
    let text = String(decoding: word, as: UTF8.self)
    let lower = text.lowercased()
    guard lower != text else { return [] }
    let head = text.prefix(1)
    switch place {
    case .inside: return []
    case .initial:
      // `iPhone`, `McDonald` and `NATO` keep their capitals.
      let rest = text.dropFirst()
      return rest.lowercased() == rest ? [Array(lower.utf8)] : []
    case .allCapitals: return [Array(lower.utf8), Array((head + lower.dropFirst(head.count)).utf8)]
    }
  }
}
