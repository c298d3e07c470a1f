/// A line that stands in for an advertisement, a video or a newsletter form of the page.
struct AdvertisementLine: Rule {
  let info = RuleInfo(
    id: "advertisement-line", stage: .layout, category: .layout, safety: .careful,
    summary: "A line that belongs to an advertisement, a player or a newsletter form of the page.",
    explanation: """
      Pages set marks around what they place into an article: `ADVERTISEMENT`, `Story continues below`, `Scroll down for
      video`, `Sign up for our newsletter`, `[ad_1]`. Stripped of their markup they stand between the paragraphs. A line is
      removed, with the smaller of the gaps around it, if all of it is one of the known phrases, case and punctuation
      aside. Between two sentences of one paragraph only the longer phrases and `ADVERTISEMENT` in capitals are removed.
      Phrases an article could hold as a heading (`Trending now`) are reported and kept. The same words within a sentence,
      in quotation marks, or as all of the document stay.
      """,
    examples: [
      RuleInfo.Example(
        "The council met.\n\nADVERTISEMENT\n\nIt agreed.", "The council met.\n\nIt agreed."),
      RuleInfo.Example("The council met. ADVERTISEMENT It agreed.", "The council met. It agreed."),
      RuleInfo.Example("He paid for the advertisement.", "He paid for the advertisement."),
    ],
    references: ["BoilerplatePhrases: own observation of public news crawls of 2012-2023."])

  let trigger: PairTrigger? = PairTrigger(.any, ByteClassSet(.newline))
  /// Addresses of newsletters are part of their lines.
  let editsProtectedSpans = true

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    text.boilerplateLines.report(.advertisement, in: text, into: &findings)
    for range in AdvertisementFragments(in: text).ranges { findings.remove(range, confidence: 0.95) }
  }
}
