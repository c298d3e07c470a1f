/// Finds abbreviations of initials split by spaces: `U. S. President`, `U . N .`, `Washington, D. C.`.
struct SplitInitials: Rule {
  let info = RuleInfo(
    id: "split-initials", stage: .spacing, category: .spacing, safety: .safe,
    summary: "An abbreviation of initials is split by spaces.",
    explanation: """
      `U. S.` is joined wherever it stands: the abbreviation is in the table below. Initials of people (`J. K. Rowling`) \
      are often written with a space and stay, except in naively tokenized text, where every stop is set off and \
      `J . K .` is joined like `U . S .`. Letters that may be either stay before a surname (`A. M. Rossel`). A stop that ends a sentence is kept, since the abbreviation's own stop is it.
      """,
    examples: [
      .init("The U. S. President left the U. N. building.", "The U.S. President left the U.N. building."),
      .init("He lives in Washington, D. C. today.", "He lives in Washington, D.C. today."),
    ],
    references: ["Abbreviations: AP Stylebook entries for nations, bodies, degrees, times of day"])
  let language: Language? = .english

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.period), ByteClassSet(.space)) | PairTrigger(ByteClassSet(.space), ByteClassSet(.period))

  private static let abbreviations = WordSet(
    "us uk un eu dc ny nj nh nc sc nd sd nm ri usa uae ussr nyc la am pm ie eg ad bc")

  /// Those of them that are nobody's initials.
  private static let nations = WordSet("us uk un eu usa uae ussr nyc")
  /// Those that stand behind a town and a comma.
  private static let places = WordSet("dc ny nj nh nc sc nd sd nm ri la")
  /// Words that stand before a place or a body, not before a person.
  private static let determiners = WordSet("the in")

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var index = 0
    while let stop = view.firstIndex(of: UInt8(ascii: "."), from: index) {
      index = stop + 1
      let letter = view.byteClass(stop - 1) == .space ? stop - 2 : stop - 1
      guard ByteClassSet.letter.contains(view.byteClass(letter)), !view.isWord(before: letter),
        view[letter - 1] != UInt8(ascii: "."), view[letter - 1] != UInt8(ascii: "'"),
        !view.reads("’", endingAt: letter)
      else { continue }
      let chain = InitialChain(from: letter, in: view)
      index = max(index, chain.end)
      guard chain.letters.count >= 2, !chain.gaps.isEmpty, accepts(chain, at: letter, in: text) else { continue }
      for gap in chain.gaps { findings.remove(gap, confidence: 0.98) }
    }
  }

  private func accepts(_ chain: InitialChain, at start: Int, in text: WorkingText) -> Bool {
    // `u.s .troops`: the last stop has its space on the wrong side.
    if chain.isShattered { return text.tokenization.isTokenized && !text.view.isWord(at: chain.end) }
    let lowercase = chain.letters.map { $0 | 0x20 }
    let isUniform = chain.letters == lowercase || chain.letters.allSatisfy { $0 & 0x20 == 0 }
    // Split in one place only, it is two things: `in the U.S. A. Marsh wrote`.
    let isSplitThroughout = chain.gaps.count == chain.letters.count - 1
    return isUniform && isSplitThroughout && Self.abbreviations.contains(lowercase)
      && !isPerson(chain, lowercase, at: start, in: text.view) && !isUnlikely(chain, at: start, in: text)
  }

  /// Whether the language model sees somebody's initials or the end of a sentence.
  ///
  /// This is asked where a capital follows and nothing before the letters tells: `U. S. Grant won.`, `Orr is in D. C.
  /// Vell is not.` Of 1,000 joined abbreviations of sound news three quarters gain 3 or more wherever they stand; of 48 pairs of
  /// people's initials one does.
  private func isUnlikely(_ chain: InitialChain, at start: Int, in text: WorkingText) -> Bool {
    let view = text.view
    guard view.isUpper(at: start), view.byteClass(chain.end) == .space, view.isUpper(at: chain.end + 1) else {
      return false
    }
    let before = view.word(before: start - 1)
    if view.byteClass(start - 2) == .comma || view.byteClass(start - 2) == .digit { return false }
    if view.byteClass(start - 1) == .space, view.reads("the", endingAt: before.upperBound), before.count == 3 {
      return false
    }
    let joined = view.bytes(start..<chain.end).filter { $0 != 0x20 }
    guard let gain = text.likelihoodGain(of: joined, for: start..<chain.end) else { return false }
    return gain < 3
  }

  /// Whether a surname makes the letters somebody's initials: `A. M. Rossel`, but `at 6 A. M. Monday`, `the D. C. Council`.
  private func isPerson(_ chain: InitialChain, _ lowercase: [UInt8], at start: Int, in view: ByteView) -> Bool {
    let next = view.word(at: chain.end + 1)
    guard view.isUpper(at: start), !Self.nations.contains(lowercase), view.byteClass(chain.end) == .space,
      view.isUpper(at: next.lowerBound), !EnglishWords.sentenceOpeners.contains(next, in: view)
    else { return false }
    guard view.byteClass(start - 1) == .space else { return true }
    switch view.byteClass(start - 2) {
    case .digit: return false
    case .comma: return !Self.places.contains(lowercase)
    default: return !Self.determiners.contains(view.word(before: start - 1), in: view)
    }
  }
}
