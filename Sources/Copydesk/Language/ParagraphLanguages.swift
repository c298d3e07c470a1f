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

/// The languages that `ParagraphLanguages` tells apart.
///
/// Close relatives that share most of their function words stand as one: it is English that has to be told from all
/// others, and the few languages that have rules of their own.
public enum Language: UInt8, CaseIterable, Sendable {
  case english, french, german, spanish, italian, portuguese, dutch
  /// Danish and both written forms of Norwegian.
  case danish
  case swedish, finnish, hungarian, polish
  /// Czech and Slovak.
  case czech
  /// Croatian, Bosnian, Slovene, and Serbian in Latin letters.
  case croatian
  case turkish, romanian, catalan, afrikaans
  /// Indonesian and Malay.
  case indonesian
  case vietnamese, albanian, lithuanian, latvian, estonian, icelandic, tagalog, swahili, basque, esperanto
  /// Any language in letters other than Latin ones.
  case otherScript

  /// The set of this language alone, one bit a language.
  var bit: UInt32 { 1 << UInt32(rawValue) }
}
