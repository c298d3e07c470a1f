/// Finds a name that was written beside itself: `Quill Ada Quill`, `Ada Ada Quill`.
struct RepeatedName: Rule {
  let info = RuleInfo(
    id: "repeated-name", stage: .insertion, category: .insertion, safety: .flagOnly,
    summary: "A part of a name stands twice, as if a longer form had been put in beside a shorter one.",
    explanation: """
      Cards, captions and programs that put full names for short ones leave `Quill Ada Quill` or `Ada Ada Quill`. Some \
      names repeat a part (`Ford Madox Ford`, `Kansas City City Hall`), so the text itself must speak: `Ada Quill` \
      stands elsewhere in it, the odd form once, and no further capitalised word follows. Reported only: which of the \
      two forms stood there is not known. Texts with many doublings are left to the stage `scramble`.
      """,
    examples: [
      .init(
        "Mayor Ada Quill spoke on Friday. On Monday Quill Ada Quill left.",
        "Mayor Ada Quill spoke on Friday. On Monday Quill Ada Quill left.")
    ],
    references: ["DoublingCensus"])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.space), ByteClassSet(.upper, .leadLatin, .leadTwo))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let census = text.doublingCensus
    let names = census.doublings.filter { $0.kind == .name }
    guard !census.isRewritten, !names.isEmpty || !census.sandwiches.isEmpty else { return }
    let view = text.view
    let counts = NameCounts(view)
    var places: [Range<Int>] = []
    for name in names {
      let next = name.second.upperBound + 1
      guard view[next - 1] == 0x20, view.isUpper(at: next) else { continue }
      let full = name.second.lowerBound..<view.word(at: next).upperBound
      if counts.pairs[view.bytes(name.range)] == 1, counts.pairs[view.bytes(full), default: 0] >= 2 {
        places.append(name.first.lowerBound..<full.upperBound)
      }
    }
    for sandwich in census.sandwiches {
      let first = view.word(at: sandwich.lowerBound)
      let last = view.word(before: sandwich.upperBound)
      let short = first.upperBound + 1..<sandwich.upperBound
      let odd = sandwich.lowerBound..<last.lowerBound - 1
      let isPart = view[sandwich.upperBound] == 0x20 && view.isUpper(at: sandwich.upperBound + 1)
      if isPart || EnglishWords.functionWords.contains(view.word(at: first.upperBound + 1), in: view) { continue }
      if counts.pairs[view.bytes(short), default: 0] >= 2, counts.pairs[view.bytes(odd)] == 1 {
        places.append(sandwich)
      }
    }
    for place in places.sorted(by: { $0.lowerBound < $1.lowerBound }) { findings.flag(place, confidence: 0.8) }
  }
}
