/// A URL, where the configuration asks to mask them.
struct WebURL: Rule {
  let info = RuleInfo(
    id: "web-url", stage: .mask, category: .mask, safety: .careful, severity: .note,
    summary: "A URL that was asked to be masked.",
    explanation: """
      Written over with `[url]` where `mask` asks for it: a scheme, `://` and what follows, or a name that begins with \
      `www.`, up to the marks that end a sentence. Other host names stay, as file names look like them. What `protect` \
      names stays, too.
      """,
    examples: [.init("See https://kestrelpost.example/a?b=1, he wrote.", "See [url], he wrote.")],
    references: ["RFC 3986"])
  let trigger: PairTrigger? = PairTrigger.anywhere(.init(.period, .slash))
  let editsProtectedSpans = true
  func minimumConfidence(in profile: Profile) -> Double? { 0 }

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for span in ProtectedSpans.webSpans(in: text.view) where span.kind == .url {
      Mask.write(.url, over: span.range, in: text, into: &findings)
    }
  }
}

/// How rules of the stage write.
enum Mask {
  /// Writes the name of a kind over a place, unless one of the user's patterns protects it.
  static func write(
    _ kind: MaskKind, over range: Range<Int>, confidence: Double = 0.99, in text: WorkingText,
    into findings: inout FindingCollector
  ) {
    if text.protectedSpans.isProtectedByPattern(range) { return }
    findings.repair(range, with: kind.replacement, confidence: confidence)
  }
}
