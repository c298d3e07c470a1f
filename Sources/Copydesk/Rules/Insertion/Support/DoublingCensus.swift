/// The doubled words of a text, and whether there are so many that the text looks rewritten.
///
/// A text put through a coreference resolver has mentions written over other words. Where one lands beside another a
/// word seems doubled (`the the`, `We We`), but a word is missing there, and removing one would hide it. Such texts show
/// more: two determiners in a row (`the our`), a pronoun or article with a capital in mid-sentence (`told We that`).
/// The census counts them all; above the limits the doublings are left to the stage `scramble`.
struct DoublingCensus {
  /// The doublings that no exception explains, ascending.
  private(set) var doublings: [Doubling] = []
  /// Three capitalised words the last of which is the first again: `Quill Ada Quill`.
  private(set) var sandwiches: [Range<Int>] = []
  /// Doublings, sandwiches, neighbouring determiners and capitals in mid-sentence together.
  private(set) var symptoms = 0
  /// The words of the text.
  private(set) var words = 0

  /// Whether the doublings are more than slips: at least two symptoms, and more than two in 1,000 words.
  ///
  /// Our count: of 207 clean articles one is above these limits, without a doubling; of 44 articles scrambled by
  /// program 24 are, of 30 rewritten by a resolver 12.
  var isRewritten: Bool { symptoms >= 2 && symptoms * 500 > words }

  /// Reads a text.
  ///
  /// - Complexity: O(*n*).
  init(_ text: WorkingText) {
    let view = text.view
    var before = Word()
    var previous = Word()
    var offset = 0
    while offset < view.count {
      var word = Word(at: offset)
      while Self.inWord.contains(view.byteClass(offset)) {
        word.append(view[offset])
        offset += 1
      }
      word.end = offset
      if !word.isEmpty {
        words += 1
        let isNext = word.start == previous.end + 1 && view[previous.end] == 0x20 && !previous.isEmpty
        if isNext {
          compare(previous, word, view)
          if word.hasLetters(of: before), before.end + 1 == previous.start, view[before.end] == 0x20 {
            addSandwich(before, previous, word, view)
          }
        }
        before = isNext ? previous : Word()
        previous = word
      }
      // The bytes of general punctuation behind its first are no letters.
      offset += view.byteClass(offset) == .leadPunctuation ? view.scalarLength(at: offset) : 1
    }
  }

  /// A word's place and the last eight of its bytes, letters folded to small ones.
  private struct Word {
    var start = 0
    var end = 0
    var letters: UInt64 = 0

    init(at start: Int = 0) {
      self.start = start
      end = start
    }

    var isEmpty: Bool { end == start }
    var range: Range<Int> { start..<end }

    @inline(__always)
    mutating func append(_ byte: UInt8) { letters = letters << 8 | UInt64(byte < 0x80 ? byte | 0x20 : byte) }

    @inline(__always)
    func hasLetters(of other: Word) -> Bool { letters == other.letters && end - start == other.end - other.start }
  }

  /// Letters and figures of any script.
  private static let inWord = ByteClassSet(
    .lower, .upper, .digit, .continuation, .leadLatin, .leadTwo, .leadOther)

  private static let determiners = WordSet(EnglishWords.openingDeterminers)
  private static let clashing = PackedWordSet(
    EnglishWords.openingDeterminers, EnglishWords.demonstratives.without("that"), "his")
  private static let connectives = WordSet("and or but of to from with into if because than which whose upon")
  private static let midSentence = PackedWordSet(
    EnglishWords.subjectPronouns.without("i"), EnglishWords.caselessPronouns, EnglishWords.possessives, "the this")

  @inline(__always)
  private mutating func compare(_ first: Word, _ second: Word, _ view: ByteView) {
    let isShort = second.end - second.start <= 5
    if first.hasLetters(of: second) {
      add(first.range, second.range, view)
    } else if isShort, Self.clashing.contains(second.letters), Self.clashing.contains(first.letters) {
      symptoms += 1
    } else if isShort, view.byteClass(second.start) == .upper, view.byteClass(first.start) == .lower,
      view.byteClass(second.start + 1) == .lower, view[second.end] == 0x20,
      view.byteClass(second.end + 1) == .lower, Self.midSentence.contains(second.letters)
    {
      symptoms += 1
    }
  }

  private mutating func add(_ first: Range<Int>, _ second: Range<Int>, _ view: ByteView) {
    // Only the last eight bytes are known to agree.
    guard first.count <= 8 || view.lowercased(first) == view.lowercased(second), Self.stands(first, second, view),
      !first.contains(where: { view.byteClass($0) == .digit }),
      !DoublingExceptions.contains(first, in: view)
    else { return }
    let isLower = view.byteClass(second.lowerBound) == .lower
    let kind: Doubling.Kind
    if first.count == 1, view[first.lowerBound] != UInt8(ascii: "a") {
      // `Class A a day`
      return
    } else if isLower, Self.determiners.contains(first, in: view) {
      // `a a b b`
      if first.count == 1, view.byteClass(second.upperBound + 2) != .lower { return }
      kind = .determiner
    } else if isLower, Self.connectives.contains(first, in: view) {
      kind = .connective
    } else if first.count > 1, view.isUpper(at: first.lowerBound), view.isUpper(at: second.lowerBound) {
      kind = .name
    } else if Self.isOrdinary(first, second, view) {
      kind = .other
    } else {
      return
    }
    // A word three times in a row is one slip.
    if doublings.last?.second != first { symptoms += 1 }
    doublings.append(Doubling(kind: kind, first: first, second: second))
  }

  /// Whether a doubling can be a slip: not a species name (`Bufo bufo`), a phrase such as `first First Lady`, or a
  /// foreign word.
  private static func isOrdinary(_ first: Range<Int>, _ second: Range<Int>, _ view: ByteView) -> Bool {
    guard view.byteClass(first.lowerBound) == .lower, view.byteClass(second.upperBound) != .quote,
      !view.reads("”", at: second.upperBound)
    else { return false }
    if view.isUpper(at: second.lowerBound) { return determiners.contains(first, in: view) }
    return first.count > 3 || EnglishWords.functionWords.contains(first, in: view)
  }

  private mutating func addSandwich(_ first: Word, _ middle: Word, _ last: Word, _ view: ByteView) {
    guard first.end - first.start > 1, middle.end - middle.start > 1,
      [first, middle, last].allSatisfy({ view.isUpper(at: $0.start) && view.byteClass($0.start + 1) != .upper }),
      view.buffer[first.range].elementsEqual(view.buffer[last.range]), !first.hasLetters(of: middle),
      Self.stands(first.range, last.range, view)
    else { return }
    symptoms += 1
    sandwiches.append(first.start..<last.end)
  }

  /// Whether no hyphen, apostrophe, stop or other mark ties one of two words to something else.
  private static func stands(_ first: Range<Int>, _ second: Range<Int>, _ view: ByteView) -> Bool {
    let before = first.lowerBound
    let opens =
      view.isSpace(at: before - 1) || ByteClassSet(.quote, .opening).contains(view.byteClass(before - 1))
      || view.reads("“", endingAt: before) || view.reads("‘", endingAt: before) || view.reads("—", endingAt: before)
    let after = second.upperBound
    if let mark = Apostrophe.length(at: after, in: view) { return opens && !view.isWord(at: after + mark) }
    switch view.byteClass(after) {
    case .hyphen, .slash, .at, .underscore, .ampersand: return false
    case .period, .colon: return opens && !view.isWord(at: after + 1)
    default: return opens
    }
  }
}

extension WorkingText {
  /// The doubled words.
  var doublingCensus: DoublingCensus { analysis(DoublingCensus.self) { DoublingCensus($0) } }
}

/// A word that stands twice in a row, one space apart.
struct Doubling {
  /// What the word is, and so what may be done about it.
  enum Kind {
    /// An article or possessive: never doubled but by a slip.
    case determiner
    /// A conjunction or preposition that is never doubled but by a slip.
    case connective
    /// A capitalised word.
    case name
    /// Any other word.
    case other
  }

  var kind: Kind
  var first: Range<Int>
  var second: Range<Int>

  /// Both words and the space between them.
  var range: Range<Int> { first.lowerBound..<second.upperBound }

  /// The second word and the space before it.
  var removal: Range<Int> { first.upperBound..<second.upperBound }
}

/// Words that are doubled on purpose.
///
/// Quirk et al. 1985, 9.4 (emphatic repetition: `very very`, `no no`), 17.69 (`many many`) and the accidents of grammar
/// (`had had`, `that that`, `is is`, `in in`); reduplicated words and names from Wiktionary's category "English
/// reduplications" and from gazetteers.
enum DoublingExceptions {
  /// Whether a lower-case word may stand twice in a row.
  static func contains(_ word: Range<Int>, in view: ByteView) -> Bool {
    grammar.contains(word, in: view) || emphasis.contains(word, in: view) || sounds.contains(word, in: view)
      || names.contains(word, in: view)
  }

  /// Words whose two uses can meet: auxiliaries and main verbs, particles and prepositions, `that that`, `will Will`.
  private static let grammar = WordSet(
    """
    had that is was are were be been do does did have has can will may mark
    up out over off by down through around about along across back who what where when how it you her
    this these those one two three four five six seven eight nine ten
    zero hundred thousand million billion
    """)

  /// Words doubled for emphasis.
  private static let emphasis = WordSet(
    """
    very really so too much many more most far long never ever always now then there here well no yes yeah please good
    great big bad old little tiny high deep way again away all only just quite truly hard fast slow slowly nice sorry
    thank thanks right wrong wait look listen come go stop run fight help love hope why oh ah god lord holy amazing
    every days years hours miles and/or
    """)

  /// Sounds, calls and reduplicated words.
  private static let sounds = WordSet(
    """
    ha hee ho hey hi hear bye blah bla la da na doo boo hoo woo yum tut tsk knock tick tock beep bang boom ding dong ring
    clap chop chug click choo chatter rah hurrah ya yo uh um er hmm mm aye nay night tap drip drop buzz pop pat pitter
    tom cha chi can go gogo tuk pom dum rub nom quack woof meow moo baa cluck coo cuckoo
    """)

  /// Names of places, persons, bands and animals.
  private static let names = WordSet(
    """
    duran bora walla sing baden pago zsa wagga woy boutros sirhan humbert lang jar talk wet mau dik ylang aye couscous
    new york paw chow rin tin phi knott gaga mahi pu bulo hong tora papa mama dada tata nana lulu coco fifi mimi dodo
    johnny major xi
    """)
}
