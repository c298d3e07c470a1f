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
    guard usesCurlyApostrophes else { return text }
    return String(text.map { $0 == "'" ? "’" : $0 })
  }

  /// What to write over a range: the words, with the spaces around them, and the bytes they take the place of.
  func edit(_ filling: Filling, over range: Range<Int>, startsSentence: Bool) -> Edit {
    var words = text(of: filling)
    if startsSentence, let first = words.first { words = first.uppercased() + words.dropFirst() }
    var start = range.lowerBound
    if let first = filling.words.first, Self.attachesToTheLeft(vocabulary.string(first)) {
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

  /// Whether no space stands before a word: clitics and closing marks.
  private static func attachesToTheLeft(_ word: String) -> Bool {
    switch word {
    case "'s", "'re", "'ve", "'ll", "'d", "'m", "n't", ",", ".", ";", ":", "!", "?", "…", "%", ")", "]": true
    default: false
    }
  }
}
