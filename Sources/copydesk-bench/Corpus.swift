/// Documents of one kind of text, made anew from a seed in every run.
struct Corpus {
  /// The kinds of text that are measured.
  enum Kind: String, CaseIterable {
    case asciiEnglish = "ascii-english"
    case curlyEnglish = "curly-english"
    case tokenizedEnglish = "tokenized-english"
    case scrambledEnglish = "scrambled-english"
    case mojibake
    case chinese

    /// Whether the pipeline can be held to restoring the text: words written over are gone, and come back only in part.
    var isRestorable: Bool { self != .scrambledEnglish }
  }

  /// The kind.
  let kind: Kind
  /// The texts to clean, some 4 KB each.
  let documents: [[UInt8]]
  /// What each must read afterwards.
  let cleanDocuments: [[UInt8]]

  /// The UTF-8 bytes of all texts.
  var byteCount: Int { documents.reduce(0) { $0 + $1.count } }

  /// Makes documents of a kind until there are `byteCount` bytes.
  init(_ kind: Kind, byteCount: Int) {
    let mentions = MentionDamage(names: ArticleWriter.people)
    var writer = ArticleWriter(seed: 2_026)
    var documents: [[UInt8]] = []
    var cleanDocuments: [[UInt8]] = []
    var total = 0
    while total < byteCount {
      let clean: String
      let damaged: String
      switch kind {
      case .asciiEnglish:
        clean = TextDamage.straightened(writer.article())
        damaged = clean
      case .curlyEnglish:
        clean = writer.article()
        damaged = clean
      case .tokenizedEnglish:
        clean = TextDamage.straightened(writer.article())
        damaged = TextDamage.tokenized(clean)
      case .scrambledEnglish:
        clean = TextDamage.straightened(writer.article())
        damaged = mentions.overwritten(TextDamage.tokenized(clean))
      case .mojibake:
        clean = writer.article()
        damaged = TextDamage.readAsWindows1252(clean)
      case .chinese:
        clean = writer.chineseArticle()
        damaged = clean
      }
      documents.append(Array(damaged.utf8))
      cleanDocuments.append(Array(clean.utf8))
      total += damaged.utf8.count
    }
    self.kind = kind
    self.documents = documents
    self.cleanDocuments = cleanDocuments
  }
}
