internal import WordRepair

/// An example's text with its candidates, and which of them are true.
struct LabelledText {
  let text: ScoredText
  var rows: PasteRows
  /// For each candidate, the site it covers exactly; nil if none.
  let sites: [ScrambleExample.Site?]

  /// Reads an example; a prefilter drops what is not plausible, without one all are kept with their cheap features only.
  init(_ example: ScrambleExample, _ reader: ScoredTextReader, prefilter: BoostedTrees?) {
    text = example.text.withUnsafeBufferPointer { reader.read($0) }
    let spans = RepeatedSpans(text)
    var features = LocalFeatures(text, spans)
    rows = PasteRows(text, &features)
    if let prefilter { rows.keepPlausible(prefilter, &features) }
    var exact: [Range<Int>: ScrambleExample.Site] = [:]
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
