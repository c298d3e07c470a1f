/// A line that asks to share, follow or read something else.
struct ShareLine: Rule {
  let info = RuleInfo(
    id: "share-line", stage: .layout, category: .layout, safety: .careful,
    summary: "A line that asks the reader to share, to follow somebody, or to read another article.",
    explanation: """
      Share bars (`Share Tweet Email Print`), requests to follow (`Follow Jane Ames on Twitter @janeames`) and bare
      pointers (`Read more`) are part of the page. A line is removed, with the smaller of the gaps around it, if all of it is
      one of the known phrases, case and punctuation aside. A pointer with a headline (`Related: Rain stops play`) or a
      bare `Related:` is reported with low confidence and kept, since authors write such lines too. The same words within
      a sentence, in quotation marks, or as all of the document stay.
      """,
    examples: [
      RuleInfo.Example(
        "The council met.\n\nShare on Facebook\n\nIt agreed.", "The council met.\n\nIt agreed."),
      RuleInfo.Example("It agreed.\n\nFollow Jane Ames on Twitter @janeames.", "It agreed."),
      RuleInfo.Example("He continued to read more.", "He continued to read more."),
    ],
    references: ["BoilerplatePhrases: own observation of public news crawls of 2012-2023."])

  let trigger: PairTrigger? = PairTrigger(.any, ByteClassSet(.newline))
  /// The handles of those to follow are part of their lines.
  let editsProtectedSpans = true

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    text.boilerplateLines.report(.share, in: text, into: &findings)
  }
}
