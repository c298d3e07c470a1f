internal import Copydesk
internal import NGrams

/// How a filling is written where a paste stood: spaces, capitals, apostrophes.
struct FillingSpelling {
  private let view: ByteView
  private let vocabulary: Vocabulary
  private let usesCurlyApostrophes: Bool

  init(_ view: ByteView, _ vocabulary: Vocabulary) {
    self.view = view
    self.vocabulary = vocabulary
    usesCurlyApostrophes = view.firstIndex(of: "’", from: 0) != nil
  }

  /// The words as a reader would see them.
  func text(of filling: Filling) -> String {
    var text = ""
    for word in filling.words {
      let spelling = vocabulary.string(word)
      if !text.isEmpty, !Self.attachesToTheLeft(spelling) { text += " " }
      text += spelling
    }
    return curled(text)
  }

  private func curled(_ text: String) -> String {
    usesCurlyApostrophes ? String(text.map { $0 == "'" ? "’" : $0 }) : text
  }

  /// What to write over a range: the words, with the spaces around them, and the bytes they take the place of.
  func edit(_ filling: Filling, over range: Range<Int>, startsSentence: Bool) -> Edit {
    edit(text(of: filling), attaches: attachesToTheLeft(filling), over: range, startsSentence: startsSentence)
  }

  /// The same for a filling of the second pass.
  func edit(_ filling: RescoredFilling, over range: Range<Int>, startsSentence: Bool) -> Edit {
    edit(
      text(of: filling), attaches: filling.attachesToTheLeft && view[range.lowerBound - 1] == 0x20, over: range,
      startsSentence: startsSentence)
  }

  /// The words of the second pass as a reader would see them.
  func text(of filling: RescoredFilling) -> String { curled(filling.text) }

  private func edit(_ text: String, attaches: Bool, over range: Range<Int>, startsSentence: Bool) -> Edit {
    var words = text
    if startsSentence, let first = words.first { words = first.uppercased() + words.dropFirst() }
    var start = range.lowerBound
    if attaches {
      start = precedingSpace(of: range).lowerBound
    } else if view.isWord(before: start) {
      words = " " + words
    }
    if view.isWord(at: range.upperBound) { words += " " }
    return Edit(start..<range.upperBound, with: Array(words.utf8))
  }

  /// The spaces before a range; they go with it where it is removed.
  func precedingSpace(of range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start > 0, view[start - 1] == 0x20 { start -= 1 }
    return start..<range.lowerBound
  }

  /// Whether no space stands before a filling.
  func attachesToTheLeft(_ filling: Filling) -> Bool {
    filling.words.first.map { Self.attachesToTheLeft(vocabulary.string($0)) } ?? false
  }

  /// Whether no space stands before a word: clitics and closing marks.
  static func attachesToTheLeft(_ word: String) -> Bool {
    attached.contains(word)
  }

  private static let attached = Set(WordList(EnglishWords.clitics, "n't , . ; : ! ? … % ) ]").words)
}
