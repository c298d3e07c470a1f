internal import Glibc
internal import WordRepair

/// A damaged text whose damage is known.
package struct DamageExample: Sendable {
  /// A place where a mention was written over other words.
  package struct Site: Sendable {
    /// The bytes of what was pasted.
    package var range: Range<Int>
    /// How many tokens to the right of its mention it stands.
    package var drift: Int
    /// The words that stood there.
    package var words: [String]

    /// Creates a site.
    package init(range: Range<Int>, drift: Int, words: [String]) {
      self.range = range
      self.drift = drift
      self.words = words
    }
  }

  /// The damaged text.
  package var text: [UInt8]
  /// Its places, rising.
  package var sites: [Site]

  /// Creates an example.
  package init(text: [UInt8], sites: [Site]) {
    self.text = text
    self.sites = sites
  }

  /// The site of exactly these bytes.
  func site(exactly range: Range<Int>) -> Site? { sites.first { $0.range == range } }
}

/// An example's text with its candidates, and which of them are true.
struct LabelledText {
  let text: ScoredText
  var rows: PasteRows
  /// For each candidate, the site it covers exactly; nil if none.
  let sites: [DamageExample.Site?]

  /// Reads an example; a prefilter drops what is not plausible, without one all are kept with their cheap features only.
  init(_ example: DamageExample, _ reader: ScoredTextReader, prefilter: BoostedTrees?) {
    text = example.text.withUnsafeBufferPointer { reader.read($0) }
    let spans = RepeatedSpans(text)
    var features = LocalFeatures(text, spans)
    rows = PasteRows(text, &features)
    if let prefilter { rows.keepPlausible(prefilter, &features) }
    var exact: [Range<Int>: DamageExample.Site] = [:]
    for site in example.sites { exact[site.range] = site }
    let ranges = text.ranges
    sites = rows.candidates.map {
      exact[ranges[$0.span.lowerBound].lowerBound..<ranges[$0.span.upperBound - 1].upperBound]
    }
  }

  func isExact(_ index: Int) -> Bool { sites[index] != nil }

  /// Adds the rows of all candidates to a table, true ones as such.
  func append(to table: inout LearningTable) {
    for index in rows.candidates.indices { table.append(rows.row(index), label: isExact(index)) }
  }
}

/// Counts from which a ``DriftModel`` is made.
struct DriftCounts {
  private var atDrift = [Float](repeating: 0, count: MentionMatch.allCases.count)
  private var elsewhere = [Float](repeating: 0, count: MentionMatch.allCases.count)
  private var initial = [Float](repeating: 0.5, count: DriftModel.stateCount)
  private var growth = [Float](repeating: 0.1, count: DriftModel.stateCount)

  mutating func add(_ labelled: LabelledText) {
    var last: Int?
    for (candidate, site) in zip(labelled.rows.candidates, labelled.sites) {
      guard let site, site.drift >= 0, site.drift <= DriftModel.maximum else { continue }
      for drift in 1...DriftModel.maximum {
        let match = Int(MentionMatch(labelled.text, span: candidate.span, drift: drift).rawValue)
        if drift == site.drift { atDrift[match] += 1 } else { elsewhere[match] += 1 }
      }
      if let last { if site.drift >= last { growth[site.drift - last] += 1 } } else { initial[site.drift] += 1 }
      last = site.drift
    }
  }

  func model() -> DriftModel {
    let kinds = Float(atDrift.count)
    let here = atDrift.reduce(0, +) + kinds
    let there = elsewhere.reduce(0, +) + kinds
    let starts = initial.reduce(0, +)
    let steps = growth.reduce(0, +)
    return DriftModel(
      evidence: zip(atDrift, elsewhere).map { logf(($0 + 1) / here) - logf(($1 + 1) / there) },
      initial: initial.map { logf($0 / starts) }, growth: growth.map { logf($0 / steps) })
  }
}
