/// Finds documents in UTF-16.
struct UTF16Text: Rule {
  let info = RuleInfo(
    id: "utf-16-text", stage: .decode, category: .encoding, safety: .safe, severity: .error,
    summary: "A document in UTF-16, of either byte order, with or without a mark.",
    explanation: """
      Exports of Windows programs are UTF-16; read as UTF-8 every other byte is zero. The document is re-coded as \
      UTF-8, one edit a line, and its mark goes. Without a mark it is recognised by its high bytes, which are those of \
      one alphabet and of the spaces between its words; Chinese and Japanese are not. \
      Text with many lone surrogates is not UTF-16 and stays.
      """,
    examples: [.init("H\0a\0r\0b\0o\0u\0r\0 \0r\0e\0o\0p\0e\0n\0s\0", "Harbour reopens")],
    references: ["Unicode Standard, section 3.10 (encoding schemes)"])

  let trigger: PairTrigger? = .anywhere(.init(.control, .invalid))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard let reading = UTF16Reading(text.view) else { return }
    let evidence = [Evidence("encoding", reading.name)]
    guard let lines = reading.lines() else {
      findings.flag(0..<min(2, text.count), evidence: evidence + [Evidence("kind", "lone surrogates")])
      return
    }
    for line in lines { findings.repair(line.range, with: line.utf8, evidence: evidence) }
  }
}
