/// A handle of a social network, where the configuration asks to mask them.
struct SocialHandle: Rule {
  let info = RuleInfo(
    id: "social-handle", stage: .mask, category: .mask, safety: .careful, severity: .note,
    summary: "A handle that was asked to be masked.",
    explanation: """
      Written over with `[handle]` where `mask` asks for it: `@` and two to thirty letters, digits and underscores, the \
      first no digit. What `protect` names stays.
      """,
    examples: [.init("Ask @ada_brook about it.", "Ask [handle] about it."), .init("Meet me @5pm.", "Meet me @5pm.")],
    references: ["The longest handle of the networks whose handles begin so has 30 characters (Instagram)."])
  let trigger: PairTrigger? = PairTrigger.anywhere(.init(.at))
  let editsProtectedSpans = true
  func minimumConfidence(in profile: Profile) -> Double? { 0 }

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for span in ProtectedSpans.webSpans(in: text.view) where span.kind == .handle {
      guard (3...31).contains(span.range.count), text.view.byteClass(span.range.lowerBound + 1) != .digit else {
        continue
      }
      Mask.write(.handle, over: span.range, in: text, into: &findings)
    }
  }
}
