import Copydesk
import CopydeskTestSupport

@testable import CopydeskReport

/// A small run of three documents for the snapshots, with rules that do not depend on the pipeline's.
enum SampleRun {
  static let options = ReportOptions(width: 72, contextWords: 8, version: "1.2.3", title: "Nightly <clean>")

  static let catalog = RuleCatalog([
    RuleInfo(
      id: "spaced-contraction", stage: .spacing, category: .spacing, safety: .safe,
      summary: "A contraction split in two.",
      explanation: "Treebank tokenizers part n't and 's from their words. The space is closed.",
      examples: [.init("do n't", "don't")]),
    RuleInfo(
      id: "wrong-direction-quote", stage: .quotes, category: .quotes, safety: .safe, severity: .note,
      summary: "A quotation mark that opens where it should close.", explanation: "", examples: []),
    RuleInfo(
      id: "missing-word", stage: .gap, category: .gap, safety: .flagOnly, summary: "A word seems to be missing.",
      explanation: "The words around do not follow one another in the corpus.",
      examples: [.init("would a long week", "would a long week")]),
  ])

  static func documents() throws -> [(CleanedDocument, [UInt8])] {
    var story = DocumentBuilder(
      """
      The harbour reopened on Monday after the storm.
      Officials said the ferries would run again by noon.

      “They do n't expect more damage“, the mayor told a crowd that had gathered on the quay, where the \
      first of the boats was taking on water, crates of fruit, two goats and a piano for the school , \
      and it would a long week to repair the pier.

      Nobody was hurt.
      """)
    story.id = "news/harbour.txt"
    story.repair("do n't", with: "don't", evidence: [Evidence("scheme", "ptb")])
    story.repair("“,", with: "”,", rule: "wrong-direction-quote", stage: .quotes, category: .quotes, severity: .note)
    story.repair(" ,", with: ",", rule: "house-rule", stage: .punctuation, category: .punctuation, confidence: 0.875)
    story.flag("would a", confidence: 0.61, evidence: [Evidence("suggestion", "be")])

    var hostile = DocumentBuilder(
      Array("<script>alert(\"x\")</script> & \u{1B}[31mred\u{202E}dne ca".utf8) + [0xE2, 0x80]
        + Array(" n't “\u{301} onfocus='x".utf8))
    hostile.id = "odd \"name\"\n<b>.txt"
    hostile.repair(" n't", with: "n't", evidence: [Evidence("<i>", "\"\u{301} x")])
    hostile.flag("“")

    var clean = DocumentBuilder("All is well.")
    clean.id = "news/clean.txt"

    var whole = DocumentBuilder("Round and round.")
    whole.id = "news/round.txt"
    whole.add(
      Finding(
        rule: "unstable-text", stage: .decode, category: .encoding, outcome: .flagged, severity: .error, range: 0..<16,
        before: [], confidence: 1))
    return try [story, hostile, clean, whole].map { (try $0.build(), $0.original) }
  }

  /// What a report writes of the sample run.
  static func write(_ report: any DocumentReport, _ documents: [(CleanedDocument, [UInt8])]? = nil) throws -> [UInt8] {
    var report = report
    var output: [UInt8] = []
    var statistics = RunStatistics()
    try report.begin { output += $0 }
    for (document, original) in try documents ?? self.documents() {
      try report.add(document, original: original) { output += $0 }
      statistics += document.statistics
    }
    statistics.rules["spaced-contraction", default: .init()].nanoseconds = 1_250_000
    try report.finish(statistics) { output += $0 }
    return output
  }
}
