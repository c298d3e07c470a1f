/// Finds web addresses glued to the sentence before them: `at the harbour.pic.twitter.com/aB3`.
struct GluedAddress: Rule {
  let info = RuleInfo(
    id: "glued-address", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A web address is glued to the end of the sentence before it.",
    explanation: """
      Embedded tweets lose the space before their links. It is put back between a mark that ends a sentence and `http://`, \
      `https://` or `pic.twitter.com/`. Addresses inside addresses and behind brackets or quotation marks stay.
      """,
    examples: [
      .init("A great night!pic.twitter.com/aB3 More soon.", "A great night! pic.twitter.com/aB3 More soon."),
      .init("A great night.https://t.example/x1 More.", "A great night. https://t.example/x1 More."),
    ],
    references: ["Markup of embedded tweets: the link follows the text in an element of its own"])

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.colon, .lower), ByteClassSet(.slash))
  let editsProtectedSpans = true

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var index = 0
    while let slash = view.firstIndex(of: UInt8(ascii: "/"), from: index) {
      index = slash + 1
      guard let start = Self.addressStart(before: slash, view), Self.endsSentence(before: start, view) else { continue }
      findings.insert(" ", at: start, confidence: 0.95)
    }
  }

  private static func addressStart(before slash: Int, _ view: ByteView) -> Int? {
    if view.reads("https:/", at: slash - 6) { return slash - 6 }
    if view.reads("http:/", at: slash - 5) { return slash - 5 }
    return view.reads("pic.twitter.com", endingAt: slash) ? slash - 15 : nil
  }

  /// Whether a mark right before an offset ends a sentence whose last word stands before it.
  private static func endsSentence(before offset: Int, _ view: ByteView) -> Bool {
    var mark = offset
    switch view.byteClass(mark - 1) {
    case .period, .exclamation: mark -= 1
    default:
      guard view.reads("…", endingAt: mark) || view.reads("”", endingAt: mark) else { return false }
      mark -= 3
    }
    while ByteClassSet(.period, .exclamation).contains(view.byteClass(mark - 1)) { mark -= 1 }
    let isQuoted = view.reads("”", endingAt: mark) || view.reads("’", endingAt: mark)
    guard view.isWord(before: mark) || isQuoted else { return false }
    let start = view.word(before: mark).lowerBound
    // `web.http://`: the stop of a host name.
    return isQuoted || view.isSpace(at: start - 1) || view.byteClass(start - 1) == .hash
      || view.byteClass(start - 1) == .at
      || view[start - 1] >= 0x80 || view.byteClass(start - 1) == .apostrophe || view.byteClass(start - 1) == .hyphen
  }
}
