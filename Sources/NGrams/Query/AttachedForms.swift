/// The clitic at the end of a word: the short form of a contraction or the ending of a possessive.
///
/// These are `'s`, `'d`, `'m`, `'re`, `'ve`, `'ll` and `n't`, with a straight or a curly apostrophe and in either case. The
/// Penn Treebank splits the same ones; a name, a verb and its negation then keep one count each. `o'clock`, `y'all`
/// and `'tis` stay whole.
struct CliticEnding {
  /// The number of its bytes in the text; 0 if the word has no clitic.
  private(set) var byteCount: Int
  /// Its normalized form: small letters, with a straight apostrophe.
  private(set) var surface: String

  private static let none = CliticEnding(byteCount: 0, surface: "")

  private init(byteCount: Int, surface: String) {
    self.byteCount = byteCount
    self.surface = surface
  }

  /// Finds the clitic that a word ends in; it may be the whole word, as in tokenized text.
  init(endOf word: UnsafeBufferPointer<UInt8>) {
    self = CliticEnding.none
    guard let (apostrophe, tail) = Self.lastApostrophe(word), word.count - tail <= 2, tail < word.count else { return }
    let first = word[tail] | 0x20
    let second = word.count - tail == 2 ? word[tail + 1] | 0x20 : 0
    let length = word.count - apostrophe
    switch (first, second) {
    case (0x73, 0): self = CliticEnding(byteCount: length, surface: "'s")
    case (0x64, 0): self = CliticEnding(byteCount: length, surface: "'d")
    case (0x6D, 0): self = CliticEnding(byteCount: length, surface: "'m")
    case (0x72, 0x65): self = CliticEnding(byteCount: length, surface: "'re")
    case (0x76, 0x65): self = CliticEnding(byteCount: length, surface: "'ve")
    case (0x6C, 0x6C): self = CliticEnding(byteCount: length, surface: "'ll")
    case (0x74, 0):
      if apostrophe > 0, word[apostrophe - 1] | 0x20 == UInt8(ascii: "n") {
        self = CliticEnding(byteCount: length + 1, surface: "n't")
      }
    default: break
    }
  }

  /// Whether U+2019 stands at an offset.
  @inline(__always)
  static func isCurlyApostrophe(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    offset + 2 < text.count && text[offset] == 0xE2 && text[offset + 1] == 0x80 && text[offset + 2] == 0x99
  }

  /// Where the last apostrophe begins and ends, if at most two bytes follow it.
  private static func lastApostrophe(_ word: UnsafeBufferPointer<UInt8>) -> (Int, Int)? {
    for back in 2...3 where word.count >= back {
      if word[word.count - back] == UInt8(ascii: "'") { return (word.count - back, word.count - back + 1) }
    }
    for back in 4...5 where word.count >= back {
      let start = word.count - back
      if isCurlyApostrophe(word, at: start) { return (start, start + 3) }
    }
    return nil
  }
}

/// Abbreviations that keep their full stop as one token, and whose full stop does not end the sentence.
///
/// They are titles, months, states and companies of American and British news style (as in the AP stylebook's chapter
/// on abbreviations), and only those that hardly ever stand at the end of a sentence as whole words. The list and
/// ``CliticEnding`` are part of a model: after a change of either, models must be trained again. So they are kept apart
/// from the lexicon of the rules.
enum Abbreviations {
  private static let packed: Set<UInt64> = {
    let words: [StaticString] = [
      "Mr", "Mrs", "Ms", "Messrs", "Dr", "Drs", "Prof", "Sr", "Jr", "St", "Ste", "Mt", "Ft", "Rev", "Hon", "Gov",
      "Lt", "Sen", "Sens", "Rep", "Reps", "Gen", "Col", "Capt", "Cmdr", "Maj", "Sgt", "Cpl", "Pvt", "Adm", "Brig",
      "Pres", "Supt", "Det", "Atty", "Amb", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "Inc", "Ltd", "Co",
      "Corp", "Bros", "vs", "etc", "Ave", "Blvd", "Rd", "approx", "dept", "est", "Ph.D", "Va", "Calif", "Ala", "Ariz",
      "Ark", "Colo", "Conn", "Fla", "Ga", "Kan", "La", "Md", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev",
      "Okla", "Pa", "Tenn", "Tex", "Vt", "Wis", "Wyo",
    ]
    return Set(words.compactMap { pack(UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount)) })
  }()

  /// Whether a word that stands before a full stop is short for something.
  ///
  /// Besides the list: one capital letter, and letters with full stops between (`U.S`, `a.m`).
  static func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard word.count <= 8, !word.isEmpty else { return false }
    if isInitials(word) { return true }
    guard let key = pack(word) else { return false }
    return packed.contains(key)
  }

  private static func isInitials(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    if word.count == 1 { return word[0] &- 0x41 < 26 && word[0] != UInt8(ascii: "I") }
    guard word.count % 2 == 1 else { return false }
    for index in word.indices {
      let isLetter = (word[index] | 0x20) &- 0x61 < 26
      guard index % 2 == 0 ? isLetter : word[index] == UInt8(ascii: ".") else { return false }
    }
    return true
  }

  private static func pack(_ word: UnsafeBufferPointer<UInt8>) -> UInt64? {
    guard word.count <= 8 else { return nil }
    return word.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
