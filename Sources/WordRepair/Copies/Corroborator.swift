/// Finds the words that were written over in sentences other documents have unbroken.
///
/// For every sentence of the index that shares word sequences with the document, the two are aligned so that they may
/// differ by pastes only. A difference counts if at least ``minimumShare`` of the passage's words and six words around it
/// agree, and if the copy stands in another document. Where several copies differ, those whose words are no pastes
/// themselves come first, then what more documents have, then the longer agreement, then the smallest name.
///
/// A span is left alone if a copy that shows no sign of rewriting has the same words there.
///
/// The caller says which spans can be pastes. Words that no other document has, sentences of more than 128 tokens, and
/// differences within a word are not found.
public struct Corroborator: Sendable {
  /// The least share of equal words in a passage.
  public static let minimumShare = 0.6

  private let index: EvidenceIndex

  /// Makes a corroborator that looks in an index.
  public init(_ index: EvidenceIndex) { self.index = index }

  /// What other documents have in place of spans of a text that can have been pasted.
  ///
  /// - Parameters:
  ///   - tokens: The text.
  ///   - documentID: The name of its document, whose own sentences are no evidence.
  ///   - spans: Which spans can have been pasted; asked for only if some sentence resembles the text.
  /// - Returns: Replacements in order of the text, none overlapping another.
  /// - Complexity: O(*n*) in the tokens, with a factor that the density of similar sentences bounds.
  public func replacements(
    for tokens: CopyTokens, documentID: String, spans: @autoclosure () -> PasteSpans
  ) -> [Corroboration] {
    guard index.count > 0 else { return [] }
    let document = ComparedTokens(tokens)
    var search = CandidateSearch(document, in: index)
    let candidates = search.candidates()
    guard !candidates.isEmpty else { return [] }
    let compared = ComparedSpans(spans(), of: document)
    var alignment = CopyAlignment(document, spans: compared)
    var passages: [CopyPassage] = []
    for candidate in candidates {
      guard let source = index.source(of: candidate.sentence, otherThan: documentID) else { continue }
      let sentence = EvidenceView(index, candidate.sentence)
      var parts = [(part: 0..<sentence.count, depth: 0)]
      while let (part, depth) = parts.popLast() {
        guard part.count >= EvidenceSentence.minimumWords,
          alignment.align(sentence, part: part, diagonal: candidate.diagonal, band: candidate.band)
        else { continue }
        var passage = CopyPassage(
          sentence: candidate.sentence, differences: alignment.differences, runs: alignment.runs,
          matchedWords: alignment.matchedWords, differingWords: alignment.differingWords, source: source)
        // What is left of the sentence may agree with the text, too: a quotation that was cut in two.
        if depth < 2 {
          parts.append((part.lowerBound..<alignment.aligned.lowerBound, depth + 1))
          parts.append((alignment.aligned.upperBound..<part.upperBound, depth + 1))
        }
        guard passage.matchedWords >= EvidenceSentence.minimumWords else { continue }
        passage.addEnds(document, compared, sentence)
        if passage.matchedShare >= Self.minimumShare { passages.append(passage) }
      }
    }
    return choose(among: passages, document, tokens)
  }

  private func choose(
    among passages: [CopyPassage], _ document: ComparedTokens, _ tokens: CopyTokens
  ) -> [Corroboration] {
    var attested = [Bool](repeating: false, count: document.count)
    var readings: [Reading] = []
    for passage in passages {
      let sentence = EvidenceView(index, passage.sentence)
      attest(passage, sentence, document, &attested)
      for difference in passage.differences where passage.supports(difference, document, sentence) {
        let isSuspect = sentence.isSuspect(difference.sentence)
        // A paste of another rewritten document looks like any other word there; two documents seldom agree in one.
        if isSuspect, passage.source.documents < 2 { continue }
        readings.append(
          Reading(
            passage: passage, difference: difference, isSuspect: isSuspect,
            isVariant: Self.isVariant(difference, document, sentence)))
      }
    }
    readings.sort()
    var taken = [Bool](repeating: false, count: document.count)
    var chosen: [Corroboration] = []
    for reading in readings {
      let span = reading.difference.document
      if span.contains(where: { taken[$0] }) || span.allSatisfy({ attested[$0] }) { continue }
      for token in span { taken[token] = true }
      chosen.append(CopyWriter(index, document, tokens).corroboration(reading))
    }
    return chosen.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Whether the two could be an editor's choice: `Barrow` for `he`, `Jon Barrow` for `the minister`.
  ///
  /// Nobody puts `us` for `we`.
  private static func isVariant(
    _ difference: CopyAlignment.Difference, _ document: ComparedTokens, _ sentence: EvidenceView
  ) -> Bool {
    let (span, run) = (difference.document, difference.sentence)
    if run.isEmpty { return true }
    let arePronouns =
      span.count == 1 && document.traits[span.lowerBound].contains(.pronoun) && sentence.isPronoun(run)
    return !arePronouns && document.isMention(span) && sentence.isMention(run)
  }

  /// Marks the tokens that stand just so in the copy, with two equal words on either side.
  private func attest(
    _ passage: CopyPassage, _ sentence: EvidenceView, _ document: ComparedTokens, _ attested: inout [Bool]
  ) {
    for run in passage.runs where run.count > 4 {
      for offset in 2..<run.count - 2 where !sentence.traits(run.sentence + offset).contains(.suspect) {
        attested[run.document + offset] = true
      }
    }
  }
}

/// Words that another document has where a span of this one looks pasted.
public struct Corroboration: Hashable, Sendable {
  /// The tokens to replace, as indices of the ``CopyTokens``.
  public var tokens: Range<Int>
  /// The bytes to replace: those of the tokens, with the space before them where the words attach to what stands there.
  public var range: Range<Int>
  /// The bytes to put there.
  public var replacement: [UInt8]
  /// The words as the copy has them; empty if it has none there, and the span was put between two words.
  public var words: [UInt8]
  /// The tokens of the words: by the law of the damage, the length of the mention that did it.
  public var wordCount: Int
  /// Equal words on both sides, in the whole passage that was aligned.
  public var matchedWords: Int
  /// Equal words as a share of all words of the passage, 0...1.
  public var matchedShare: Double
  /// The id of the document the words come from; of several, the one that sorts first.
  public var source: String
  /// How many other documents have the sentence, as far as names are kept: at least 1.
  public var documents: Int
  /// Whether the words themselves could be a paste in every document that has them.
  public var isSuspect: Bool
  /// Whether an editor could have put the one for the other: both are mentions and one is no pronoun, or the span is only
  /// added.
  public var isVariant: Bool
}

/// What a copy has in place of a span, with what its rank depends on.
struct Reading: Comparable {
  var passage: CopyPassage
  var difference: CopyAlignment.Difference
  var isSuspect: Bool
  var isVariant: Bool

  static func == (lhs: Reading, rhs: Reading) -> Bool { !(lhs < rhs) && !(rhs < lhs) }

  static func < (lhs: Reading, rhs: Reading) -> Bool {
    if lhs.isSuspect != rhs.isSuspect { return !lhs.isSuspect }
    let (left, right) = (lhs.passage, rhs.passage)
    if left.source.documents != right.source.documents { return left.source.documents > right.source.documents }
    if left.matchedWords != right.matchedWords { return left.matchedWords > right.matchedWords }
    if left.source.name != right.source.name {
      return left.source.name.utf8.lexicographicallyPrecedes(right.source.name.utf8)
    }
    // Sentences are numbered by their hash, which is the same in every run.
    if left.sentence != right.sentence { return left.sentence < right.sentence }
    let (first, second) = (lhs.difference, rhs.difference)
    if first.document.lowerBound != second.document.lowerBound {
      return first.document.lowerBound < second.document.lowerBound
    }
    return first.document.upperBound < second.document.upperBound
  }
}
