/// The names of facts that a finding's evidence can hold, with what each tells.
///
/// A ledger's readers may rely on them: a name keeps its meaning. RULES.md lists them, and a test fails when a rule puts
/// down a name that is not here.
public enum EvidenceCatalog {
  /// A kind of fact.
  public struct Entry: Hashable, Sendable {
    /// The name, as ``Evidence/name`` has it.
    public var name: String
    /// One sentence: what the value is.
    public var summary: String
    /// A value, as it could stand in a ledger.
    public var example: String

    init(_ name: String, _ summary: String, example: String) {
      self.name = name
      self.summary = summary
      self.example = example
    }
  }

  /// Every name, in alphabetical order.
  public static let entries = [
    Entry(
      "at-edge", "The share of the documents with the line that have it at an edge of their text.", example: "97 %"),
    Entry(
      "attested", "The form in which the document has the word elsewhere: joined, hyphenated or neither.",
      example: "joined"),
    Entry("byline", "The byline and times that were removed.", example: "By . Ada Brook . PUBLISHED: . 12:30 EST . "),
    Entry("bytes", "The size of a document that was passed through, in bytes.", example: "5242880"),
    Entry("decision", "What a person decided about the finding in a review.", example: "accepted by A. Brook"),
    Entry("documents", "How many other documents have the passage so.", example: "2"),
    Entry("drift", "How many tokens to the right of its place the mention was written.", example: "7"),
    Entry("encoding", "The encoding in which the bytes were written or misread.", example: "windows-1252"),
    Entry("first-at-byte", "Where the text stands first, in bytes of the text the stage saw.", example: "312"),
    Entry(
      "gain", "How much likelier the sentence is with the suggestion than as it stands, by the neural model, in nats.",
      example: "13.7"),
    Entry("kind", "The kind of invalid bytes.", example: "lone surrogate"),
    Entry("layers", "How many times the text was decoded wrongly.", example: "2"),
    Entry("legal-name", "The name a page shows for a person in its hover card.", example: "Adela Marsh"),
    Entry("likelihood-gain", "What the language model gains by the reading, in powers of ten.", example: "+2.4"),
    Entry("limit", "The size of the largest document looked at, in bytes.", example: "4194304"),
    Entry("line", "The line that was removed.", example: "Advertisement"),
    Entry("matched-share", "The share of the passage's words that its copy has.", example: "83 %"),
    Entry("matched-words", "How many words of the passage its copy has.", example: "19"),
    Entry("mention", "The mention that means the same and stands where the drift says.", example: "the mayor"),
    Entry("pattern", "The pattern of the configuration that was stopped.", example: "(a+)+b"),
    Entry(
      "reason", "Why a record could not be cleaned, or a rule of the configuration could not look.",
      example: "the line is not valid JSON; correct it"),
    Entry(
      "recurs-in", "How many documents of the source have the line, and of how many; by a sketch, so never too few.",
      example: "36 of 40 documents"),
    Entry("rule", "A rule that changed the text in every pass.", example: "house-spelling"),
    Entry("scheme", "The tokenizer whose spacing the document has.", example: "penn-treebank"),
    Entry("share", "The share of the likeliest suggestion among all, by the neural model.", example: "82 %"),
    Entry("source", "The source whose documents were compared.", example: "kestrelpost.example"),
    Entry("source-document", "The other document whose wording was taken.", example: "2014-03-02/0117"),
    Entry("spaced-marks", "The share of marks with a space before them, and of how many.", example: "96 % of 51"),
    Entry("suggestion", "What may have stood here; the likeliest first, and empty for nothing.", example: "have been"),
    Entry("width", "The width at which the lines were wrapped, in characters.", example: "72"),
    Entry("without-second-pass", "What the n-gram model alone would have suggested.", example: "be"),
    Entry("words", "How many words a mask stands for.", example: "2"),
  ]
}
