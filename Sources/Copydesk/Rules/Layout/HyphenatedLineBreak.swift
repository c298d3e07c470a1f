/// A word divided by a hyphen at the end of a wrapped line.
struct HyphenatedLineBreak: Rule {
  let info = RuleInfo(
    id: "hyphenated-line-break", stage: .layout, category: .layout, safety: .careful,
    summary: "A word divided by a hyphen at the end of a line of wrapped text.",
    explanation: """
      In text wrapped at a fixed width (see `hard-wrapped-lines`) a hyphen before the break may divide a word (`presi-`,
      `dent`) or belong to it (`self-`, `made`). The halves are joined. The hyphen goes only if the joined word stands
      elsewhere in the document and the hyphenated one does not; otherwise it stays, as it does before capitals and
      figures.
      """,
    examples: [
      RuleInfo.Example(
        """
        The president met the council on Monday to talk about the bridge
        over the river, which has been shut since the flood, and a presi-
        dent who listens is rare, said those who came to the hall to hear
        what he thought about the repair that should begin before summer
        is over.
        """,
        """
        The president met the council on Monday to talk about the bridge
        over the river, which has been shut since the flood, and a president who listens is rare, said those who came to the hall to hear
        what he thought about the repair that should begin before summer
        is over.
        """)
    ],
    references: ["Own choice: the document is the only dictionary used."])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.hyphen), ByteClassSet(.newline, .space, .tab))

  /// Whether a hyphen that touches a letter or figure ends the line and a letter or figure begins the next.
  static func splitsWord(_ place: LineWrapping.Break, in view: ByteView) -> Bool {
    view.byteClass(place.end - 1) == .hyphen && alphanumeric.contains(view.byteClass(place.end - 2))
      && alphanumeric.contains(view.byteClass(place.start))
  }

  private static let alphanumeric = ByteClassSet(.lower, .upper, .digit)

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    let places = text.lineWrapping.breaks.filter { Self.splitsWord($0, in: view) }
    guard !places.isEmpty else { return }
    let forms = places.map { place in
      let head = view.bytes(view.skipBack(.letter, from: place.end - 1)..<place.end - 1)
      let tail = view.bytes(place.start..<view.skip(.letter, from: place.start))
      return (joined: Self.lowercased(head + tail), hyphenated: Self.lowercased(head + [UInt8(ascii: "-")] + tail))
    }
    let attested = Self.attested(Set(forms.flatMap { [$0.joined, $0.hyphenated] }), in: view)
    for (place, form) in zip(places, forms) {
      let isCompound = attested.contains(form.hyphenated)
      let isWord = attested.contains(form.joined)
      if isWord, !isCompound, view.byteClass(place.start) == .lower {
        findings.remove(place.end - 1..<place.start, confidence: 0.95, evidence: [Evidence("attested", "joined")])
      } else {
        findings.remove(
          place.end..<place.start, confidence: isCompound ? 0.95 : 0.85,
          evidence: [Evidence("attested", isCompound ? "hyphenated" : "neither")])
      }
    }
  }

  /// Those of some lower-case words that stand in the text.
  private static func attested(_ words: Set<[UInt8]>, in view: ByteView) -> Set<[UInt8]> {
    let longest = words.map(\.count).max() ?? 0
    var found: Set<[UInt8]> = []
    var offset = 0
    while offset < view.count {
      let end = view.skip(ByteClassSet(.lower, .upper, .hyphen), from: offset)
      if end - offset <= longest, end > offset {
        let word = lowercased(view.bytes(offset..<end))
        if words.contains(word) { found.insert(word) }
      }
      offset = end + 1
    }
    return found
  }

  private static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }
}
