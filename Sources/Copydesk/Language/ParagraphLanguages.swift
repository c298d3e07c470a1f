internal import Bytes

/// The language of each paragraph, told when somebody asks.
///
/// A line is a paragraph. One that is too short to tell, as a heading or a wrapped line may be, is taken for what the
/// text as a whole is, and a text too short to tell for English: the rules were made for English news, and most short
/// texts they meet are that.
final class ParagraphLanguages {
  private let view: ByteView
  private let lines: [Range<Int>]
  /// The language of each line that was asked for.
  private var known: [Language?]
  private lazy var whole: Language = {
    var sum = LanguageTally()
    for line in lines { sum.add(LanguageTally(line, of: view)) }
    return sum.verdict ?? .english
  }()

  /// Prepares the answers; the view must outlive them.
  init(_ view: ByteView, _ lines: [Range<Int>]) {
    self.view = view
    self.lines = lines
    known = Array(repeating: nil, count: lines.count)
  }

  /// The language of the paragraph at an offset.
  ///
  /// - Complexity: O(*n*) for all the questions about a text together.
  subscript(offset: Int) -> Language {
    let line = lines.partitionPoint { $0.upperBound >= offset }
    guard line < known.count else { return whole }
    if let language = known[line] { return language }
    let language = LanguageTally(lines[line], of: view).verdict ?? whole
    known[line] = language
    return language
  }
}

extension WorkingText {
  /// The language of the paragraph at an offset.
  public func language(at offset: Int) -> Language {
    languages[offset]
  }

  /// Whether the paragraph at an offset is English, or too short to be told from it.
  public func isEnglish(at offset: Int) -> Bool { language(at: offset) == .english }
}
