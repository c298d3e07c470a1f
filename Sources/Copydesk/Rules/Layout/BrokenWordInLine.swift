/// A word divided by a hyphen and a space in the middle of a line: `the har- bour`.
struct BrokenWordInLine: Rule {
  let info = RuleInfo(
    id: "broken-word-in-line", stage: .layout, category: .layout, safety: .careful,
    summary: "A hyphen that divided a word at the end of a line, with a space where the line break was.",
    explanation: """
      Text taken from print whose lines were joined keeps the hyphens that divided words. Hyphen and space go if the
      joined word stands elsewhere in the document, and the second half does not by itself. Suspended hyphens (`pre- and
      post-war`) and halves whose word stands nowhere else stay.
      """,
    examples: [
      .init("The har- bour is shut; the harbour leaks.", "The harbour is shut; the harbour leaks."),
      .init("Short- and long-term plans for the shortage.", "Short- and long-term plans for the shortage."),
    ],
    references: ["Own choice: the document is the only dictionary used."])
  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.hyphen), ByteClassSet(.space))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var places: [(hyphen: Int, joined: [UInt8], tail: [UInt8])] = []
    var next = 0
    while let hyphen = view.firstIndex(of: "- ", from: next) {
      next = hyphen + 2
      let head = view.skipBack(.letter, from: hyphen)..<hyphen
      let tail = next..<view.skip(ByteClassSet(.lower), from: next)
      guard head.count >= 2, tail.count >= 2, view.byteClass(head.lowerBound - 1) != .hyphen,
        !EnglishWords.functionWords.contains(tail, in: view)
      else { continue }
      places.append((hyphen, view.lowercased(head) + view.bytes(tail), view.bytes(tail)))
    }
    guard !places.isEmpty else { return }
    let words = Self.words(among: Set(places.flatMap { [$0.joined, $0.tail] }), in: view)
    for place in places where words[place.joined] != nil && words[place.tail] == nil {
      findings.remove(place.hyphen..<place.hyphen + 2, confidence: 0.92, evidence: [Evidence("attested", "joined")])
    }
  }

  /// How often each of some words stands in the text, halves behind a broken hyphen aside.
  private static func words(among wanted: Set<[UInt8]>, in view: ByteView) -> [[UInt8]: Int] {
    var counts: [[UInt8]: Int] = [:]
    let longest = wanted.map(\.count).max() ?? 0
    var offset = 0
    while offset < view.count {
      let end = view.skip(.letter, from: offset)
      let isHalf = view[end] == UInt8(ascii: "-") || view.reads("- ", endingAt: offset)
      if end > offset, end - offset <= longest, !isHalf {
        let word = view.lowercased(offset..<end)
        if wanted.contains(word) { counts[word, default: 0] += 1 }
      }
      offset = end + 1
    }
    return counts
  }
}
