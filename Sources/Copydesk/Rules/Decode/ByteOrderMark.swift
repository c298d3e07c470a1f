/// Finds a UTF-8 byte order mark at the start of the text.
struct ByteOrderMark: Rule {
  let info = RuleInfo(
    id: "byte-order-mark", stage: .decode, category: .encoding, safety: .safe, severity: .note,
    summary: "A byte order mark at the start of the text.",
    explanation: """
      EF BB BF says that a file is UTF-8 and is no part of its text. It is removed. Marks inside the text are \
      `zero-width-character`; those of UTF-16 belong to `utf-16-text`.
      """,
    examples: [.init("\u{FEFF}Harbour reopens", "Harbour reopens")],
    references: ["Unicode Standard, section 23.8 (byte order mark)"])

  let trigger: PairTrigger? = PairTrigger(.init(.newline), .init(.leadOther))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    if text.view.reads("\u{FEFF}", at: 0) { findings.remove(0..<3) }
  }
}
