/// A line, or a sentence at the start or end, that recurs in documents of the same source.
struct RecurringFurniture: Rule {
  let info = RuleInfo(
    id: "recurring-furniture", stage: .layout, category: .layout, safety: .careful,
    summary: "A line, or an opening or closing sentence, that a site puts into many of its documents.",
    explanation: """
      What no single document shows is the commonest damage of scraped text: requests to subscribe, labels of picture
      galleries, notices. It recurs in the documents of a source, word for word. The line or sentence is removed where it
      is nearly certain to be the page's: by how many documents of the source have it, what share of all of them that
      is, whether it stands at the edges of the text, and its form; what is less certain is reported. Quotations,
      agencies' sentences, corrections, datelines, bylines, what somebody says of himself, and lines that one text
      repeats are kept, and so are articles that a source has in several versions. Runs only with counts (`--furniture`).
      """,
    examples: [
      RuleInfo.Example(
        "The council met on Friday to vote on the pier.\n\nIt agreed.\n\nGet our evening letter in your inbox.",
        "The council met on Friday to vote on the pier.\n\nIt agreed.")
    ],
    references: [
      "What people ask for: f-trellis#160, newspaper4k#228, cc_net#8.",
      "Thresholds: own measure on made sites and on crawls of three; see docs/experiments.md.",
    ])
  /// Handles and addresses are part of such lines.
  let editsProtectedSpans = true

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard let furniture = text.resource(FurnitureResource.self), let source = text.source else { return }
    let hash = FurnitureCounts.hash(ofSource: source)
    let total = furniture.counts.documents(of: hash)
    guard total >= FurniturePolicy.fewestInSource else { return }
    let lines = text.lineLayout.lines
    let units = FurnitureUnits(text.view, lines: lines.map(\.body)).units
    let counts = units.map { furniture.counts.count(of: $0.key, in: hash) }
    let own = Self.ownLevel(units, counts)
    var repeats: [UInt64: Int] = [:]
    for unit in units where !unit.isSentence { repeats[unit.key, default: 0] += 1 }
    var sure: [Int] = []
    var confidences: [Int: Double] = [:]
    for (index, unit) in units.enumerated() {
      let count = Int(counts[index].documents)
      guard count >= max(FurniturePolicy.fewest, furniture.noise + FurniturePolicy.fewest), count >= 4 * own else {
        continue
      }
      let policy = FurniturePolicy(
        documents: count, total: total, edgeShare: Double(counts[index].atEdge) / Double(count),
        isRepeated: repeats[unit.key, default: 0] > 1)
      guard let confidence = policy.confidence({ FurnitureForm(unit.range, in: text.view) }) else { continue }
      confidences[index] = confidence
      if confidence >= findings.minimumConfidence { sure.append(index) }
    }
    let removals = Self.removals(of: sure, units, text)
    for (index, unit) in units.enumerated() {
      guard let confidence = confidences[index] else { continue }
      // Of a line that recurs its sentences need not be told.
      if unit.isSentence, units[..<index].last(where: { !$0.isSentence }).map({ $0.line == unit.line }) == true,
        units[..<index].lastIndex(where: { !$0.isSentence }).flatMap({ confidences[$0] }) != nil
      {
        continue
      }
      let evidence = [
        Evidence("source", source), Evidence("recurs-in", "\(counts[index].documents) of \(total) documents"),
        Evidence(
          "at-edge",
          "\(Int((Double(counts[index].atEdge) / Double(max(1, counts[index].documents)) * 100).rounded())) %"),
      ]
      if let removal = removals[index] {
        findings.remove(removal, confidence: confidence, evidence: evidence)
      } else {
        findings.flag(unit.range, confidence: confidence, evidence: evidence)
      }
    }
  }

  /// In how many documents the article's own text stands: one, or as many as there are versions or copies of it.
  ///
  /// The count below which three quarters of the bytes of paragraphs inside the text lie; where there are none, half of
  /// the bytes of all lines.
  private static func ownLevel(_ units: [FurnitureUnits.Unit], _ counts: [FurnitureCounts.Slot]) -> Int {
    let lines = units.indices.filter { !units[$0].isSentence }
    let inside = lines.filter { !units[$0].isAtEdge && units[$0].range.count >= FurnitureUnits.proseSize }
    let (chosen, share) = inside.count >= 3 ? (inside, 0.75) : (lines, 0.5)
    let sorted = chosen.sorted { counts[$0].documents < counts[$1].documents }
    let size = sorted.reduce(0) { $0 + units[$1].range.count }
    var sum = 0
    for index in sorted {
      sum += units[index].range.count
      if Double(sum) >= share * Double(size) { return Int(counts[index].documents) }
    }
    return 1
  }

  /// The bytes that go with each unit that is removed; none if nothing would be left.
  private static func removals(
    of sure: [Int], _ units: [FurnitureUnits.Unit], _ text: WorkingText
  ) -> [Int: Range<Int>] {
    let lines = text.lineLayout.lines
    let whole = sure.filter { !units[$0].isSentence }
    let removed = Set(whole.map { units[$0].line })
    guard removed.count < lines.count else { return [:] }
    var removals: [Int: Range<Int>] = [:]
    for (index, removal) in zip(whole, text.lineLayout.removals(of: whole.map { units[$0].line })) {
      removals[index] = removal
    }
    // Sentences go from the edges of their line on, with the space that parts them from what stays.
    for line in Set(sure.lazy.filter { units[$0].isSentence }.map { units[$0].line }).subtracting(removed) {
      let body = lines[line].body
      let parts = sure.filter { units[$0].isSentence && units[$0].line == line }
      var start = body.lowerBound
      for index in parts where units[index].range.lowerBound == start {
        let end = WhiteSpace.skip(units[index].range.upperBound..<body.upperBound, in: text.view)
        if end == body.upperBound { break }
        removals[index] = start..<end
        start = end
      }
      var end = body.upperBound
      for index in parts.reversed() where units[index].range.upperBound == end && units[index].range.lowerBound > start
      {
        let before = WhiteSpace.skipBack(start..<units[index].range.lowerBound, in: text.view)
        if before == start { break }
        removals[index] = before..<end
        end = before
      }
    }
    return removals
  }
}

/// When a unit that recurs is the page's.
///
/// Own choice, then measured: docs/experiments.md, "Furniture by source".
struct FurniturePolicy {
  /// The fewest documents of a source that is looked at.
  static let fewestInSource = 8
  /// The fewest documents with the line.
  static let fewest = 4
  /// The least share of a source's documents that is reported.
  static let leastShare = 0.02

  /// Documents with the line.
  var documents: Int
  /// Documents of the source.
  var total: Int
  /// The share of those with the line in which it stands at an edge.
  var edgeShare: Double
  /// Whether this document has it more than once.
  var isRepeated: Bool

  private var share: Double { Double(documents) / Double(max(1, total)) }

  /// How sure it is that the unit is the page's; nil if it is not reported.
  func confidence(_ form: () -> FurnitureForm) -> Double? {
    guard share >= Self.leastShare else { return nil }
    let form = form()
    if form == .kept { return nil }
    guard isSure(form) else { return share >= 0.05 ? 0.6 : 0.4 }
    return documents >= 20 && share >= 0.3 ? 0.97 : 0.9
  }

  private func isSure(_ form: FurnitureForm) -> Bool {
    let isOfMost = share >= 0.5 && documents >= 8
    // What one text repeats is a refrain, unless most texts have it.
    if isRepeated, form != .appeal { return isOfMost && form == .label }
    switch form {
    case .kept: return false
    case .appeal: return edgeShare >= 0.8 || share >= 0.2
    case .label, .sentence: return edgeShare >= 0.9 && share >= 0.1 || isOfMost
    case .answer: return edgeShare >= 0.9 && isOfMost
    }
  }
}
