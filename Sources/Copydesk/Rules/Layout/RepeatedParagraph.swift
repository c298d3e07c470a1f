/// A paragraph that stands in the document a second time.
struct RepeatedParagraph: Rule {
  let info = RuleInfo(
    id: "repeated-paragraph", stage: .layout, category: .layout, safety: .flagOnly, severity: .warning,
    summary: "A paragraph of at least eight words that already stands earlier in the document.",
    explanation: """
      Crawlers take a teaser, a pull quote or a caption along with the paragraph it repeats. The later ones are
      reported with the place of the first, and kept: refrains and repeated questions of an interview are meant.
      A paragraph is a line, compared byte for byte less the white space around it. Fewer than eight words are not
      looked at: labels and short answers repeat everywhere.
      """,
    examples: [
      RuleInfo.Example(
        "The mayor said that the bridge would open in May.\n\nThe mayor said that the bridge would open in May.",
        "The mayor said that the bridge would open in May.\n\nThe mayor said that the bridge would open in May.")
    ],
    references: ["Eight words: own choice; the shortest at which repeats in clean news were meant to be repeats."])

  let trigger: PairTrigger? = PairTrigger(.any, ByteClassSet(.newline))

  /// The fewest words.
  private static let wordLimit = 8

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let lines = text.lineLayout.lines
    guard lines.count >= 2 else { return }
    // Length and both ends tell nearly all paragraphs apart without reading them; only those that agree are hashed.
    var first: [RangeEnds: Int] = [:]
    first.reserveCapacity(lines.count)
    var hashed: [Body: Int] = [:]
    for (index, line) in lines.enumerated() where line.body.count >= Self.wordLimit * 2 {
      guard let earlier = first.updateValue(index, forKey: RangeEnds(line.body, in: text.view)) else { continue }
      let known = Body(bytes: text.view.buffer, range: lines[earlier].body)
      if hashed[known] == nil { hashed[known] = earlier }
      let body = Body(bytes: text.view.buffer, range: line.body)
      if let original = hashed[body] {
        guard Self.words(line.body, in: text.view) >= Self.wordLimit else { continue }
        findings.flag(line.body, evidence: [Evidence("first-at-byte", "\(lines[original].body.lowerBound)")])
      } else {
        hashed[body] = index
      }
    }
  }

  private static func words(_ range: Range<Int>, in view: ByteView) -> Int {
    var count = 1
    for offset in range where view[offset] == 0x20 && view[offset - 1] != 0x20 {
      count += 1
      if count >= wordLimit { break }
    }
    return count
  }

  /// A paragraph compared by its bytes.
  private struct Body: Hashable {
    var bytes: UnsafeBufferPointer<UInt8>
    var range: Range<Int>

    static func == (lhs: Body, rhs: Body) -> Bool {
      lhs.range.count == rhs.range.count && lhs.bytes[lhs.range].elementsEqual(rhs.bytes[rhs.range])
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[range]))
    }
  }
}
