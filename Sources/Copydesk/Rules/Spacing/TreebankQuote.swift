/// Finds quotation marks written as two backticks and two apostrophes.
struct TreebankQuote: Rule {
  let info = RuleInfo(
    id: "treebank-quote", stage: .spacing, category: .quotes, safety: .safe,
    summary: "Quotation marks are written as doubled backticks and apostrophes.",
    explanation: """
      The Treebank and TeX write \\`\\` and '' for opening and closing marks. They become the marks the text uses \
      elsewhere, curly or straight, closed up with what they quote. Two apostrophes are read as a mark only in a text \
      that has two backticks as well.
      """,
    examples: [.init("`` I saw it , '' she said .", "\"I saw it ,\" she said .")],
    references: ["MacIntyre 1995, Treebank tokenization (sed script)"])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.backtick), ByteClassSet(.backtick))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    let isCurly = !text.census.isASCII && view.usesCurlyQuotes
    var index = 0
    while let mark = view.firstIndex(in: ByteClassSet(.backtick, .apostrophe), from: index) {
      index = mark
      if view.reads("``", at: index), view[index + 2] != UInt8(ascii: "`"), view[index - 1] != UInt8(ascii: "`") {
        let end = view.byteClass(index + 2) == .space ? index + 3 : index + 2
        findings.repair(index..<end, with: isCurly ? "“" : "\"")
        index = end
      } else if view.reads("''", at: index), view[index + 2] != UInt8(ascii: "'"), view[index - 1] != UInt8(ascii: "'")
      {
        let start = view.byteClass(index - 1) == .space ? index - 1 : index
        findings.repair(start..<index + 2, with: isCurly ? "”" : "\"")
        index += 2
      } else {
        index += 1
      }
    }
  }
}

extension ByteView {
  /// Whether the text has curly double quotes and no straight ones.
  var usesCurlyQuotes: Bool {
    var hasCurly = false
    for offset in 0..<count {
      if buffer[offset] == 0x22 { return false }
      if buffer[offset] == 0xE2, self[offset + 1] == 0x80, self[offset + 2] == 0x9C || self[offset + 2] == 0x9D {
        hasCurly = true
      }
    }
    return hasCurly
  }
}
