internal import Glibc
internal import NGrams

/// Finds the spans that a coreference resolver pasted over other words.
///
/// Three steps: what each candidate says by itself (``LocalFeatures``), where the drift of the whole document must lie
/// given all of them (``DriftModel``), and both together. Overlapping candidates are settled in favour of the likelier.
struct PasteDetector: Sendable {
  /// The gate: a text with fewer plausible pastes than this in a thousand tokens is left alone.
  ///
  /// A resolver that overwrote a tenth of all mentions leaves some eight pastes in a thousand tokens, of which two in
  /// three are found.
  static let leastDensity: Float = 4

  /// The same for what the cheap features alone expect, which is more: half of all sound news has below 3.6, nineteen in
  /// twenty damaged articles above 7.5.
  static let leastPlausibleDensity: Float = 5

  /// The trees and tables learned.
  let model: ScrambleModel

  /// Everything found out about one text.
  struct Result {
    var text: ScoredText
    /// The likeliest candidates that do not overlap, rising by position.
    var pastes: [PasteCandidate]
    var drift: DriftFeatures

    /// How many words are missing where a paste stands: the length of the mention that made it, 2 where it is not known.
    func missingWords(at paste: PasteCandidate, _ posterior: DriftModel.Posterior?) -> Int {
      guard let posterior, posterior.likeliest > 0, posterior.probabilities[posterior.likeliest] > 0.5 else { return 2 }
      return MentionMatch.phraseLength(text, at: paste.span.lowerBound - posterior.likeliest, limit: 5)
    }

    /// The likeliest drift at a paste, and the bytes of the mention that made it; nil where none is known.
    func mention(of paste: PasteCandidate) -> (drift: Int, bytes: Range<Int>)? {
      let start = paste.span.lowerBound
      guard let posterior = drift.posterior(at: paste), posterior.likeliest > 0, start >= posterior.likeliest else {
        return nil
      }
      let first = start - posterior.likeliest
      let length = MentionMatch.phraseLength(text, at: first, limit: min(posterior.likeliest, 5))
      return (posterior.likeliest, text.bytes(of: first..<(first + length)))
    }
  }

  /// Finds the pastes of a text.
  ///
  /// - Complexity: O(tokens) model queries, and O(suspects) for the drift.
  func detect(in text: ScoredText) -> Result {
    let spans = RepeatedSpans(text)
    var features = LocalFeatures(text, spans)
    var rows = PasteRows(text, &features)
    rows.keepPlausible(model.prefilter, features, leastDensity: Self.leastPlausibleDensity)
    rows.score(model.local)
    let drift = DriftFeatures(text, Self.settle(rows.candidates, by: \.localProbability), model: model.drift)
    rows.score(model.drifted, with: drift)
    return Result(text: text, pastes: Self.settle(rows.candidates, by: \.probability), drift: drift)
  }

  /// The likeliest candidates that do not overlap, rising by position.
  static func settle(
    _ candidates: [PasteCandidate], by probability: KeyPath<PasteCandidate, Float>
  ) -> [PasteCandidate] {
    let order = candidates.indices.sorted {
      let a = candidates[$0][keyPath: probability]
      let b = candidates[$1][keyPath: probability]
      return a != b ? a > b : $0 < $1
    }
    var taken: [Int: Int] = [:]
    var kept: [PasteCandidate] = []
    for index in order {
      let span = candidates[index].span
      if span.contains(where: { taken[$0] != nil }) { continue }
      for token in span { taken[token] = index }
      kept.append(candidates[index])
    }
    return kept.sorted { $0.span.lowerBound < $1.span.lowerBound }
  }
}

/// The candidates of a text with their rows of features.
struct PasteRows {
  private(set) var candidates: [PasteCandidate]
  private var rows: [[Float]] = []
  private let tokenCount: Int

  init(_ text: ScoredText, _ features: inout LocalFeatures) {
    tokenCount = text.count
    candidates = features.candidates()
    // Filler, lists and refrains repeat themselves throughout, and have nothing to be found; news has some three
    // candidates in ten tokens.
    if candidates.count > text.count { candidates = [] }
    for candidate in candidates {
      var row: [Float] = []
      row.reserveCapacity(LocalFeatures.count + DriftFeatures.count)
      features.appendCheap(candidate, to: &row)
      rows.append(row)
    }
  }

  /// The row of a candidate as far as it goes.
  func row(_ index: Int) -> [Float] { rows[index] }

  /// Candidates less likely than this by their cheap features alone are not looked at further.
  static let leastPlausible: Float = 0.01

  /// Drops what the cheap features all but rule out, and adds the costly ones of the rest.
  ///
  /// Keeps nothing if they are expected to hold fewer pastes than `leastDensity` in a thousand tokens.
  mutating func keepPlausible(_ trees: BoostedTrees, _ features: LocalFeatures, leastDensity: Float = 0) {
    var kept: [PasteCandidate] = []
    var keptRows: [[Float]] = []
    var expected: Float = 0
    let probabilities = candidates.indices.map { index in
      let probability = Self.probability(trees.score(rows[index]))
      expected += probability
      return probability
    }
    let isLeftAlone = expected * 1000 < leastDensity * Float(tokenCount)
    for index in candidates.indices where !isLeftAlone && probabilities[index] >= Self.leastPlausible {
      var row = rows[index]
      features.appendCostly(candidates[index], to: &row)
      kept.append(candidates[index])
      keptRows.append(row)
    }
    candidates = kept
    rows = keptRows
  }

  mutating func score(_ trees: BoostedTrees) {
    for index in candidates.indices {
      candidates[index].localProbability = Self.probability(trees.score(rows[index]))
    }
  }

  mutating func add(_ drift: DriftFeatures) {
    for index in candidates.indices { drift.append(candidates[index], to: &rows[index]) }
  }

  mutating func score(_ trees: BoostedTrees, with drift: DriftFeatures) {
    add(drift)
    for index in candidates.indices {
      candidates[index].probability = Self.probability(trees.score(rows[index]))
    }
  }

  private static func probability(_ logOdds: Float) -> Float { 1 / (1 + expf(-logOdds)) }
}
