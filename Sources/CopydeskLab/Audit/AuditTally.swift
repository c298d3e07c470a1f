internal import Bytes
internal import Copydesk

/// A clean text, and where the damaged one has other words.
struct AuditGold {
  var text: [UInt8]
  /// Bytes of the damaged text, rising.
  var lostWords: [Range<Int>] = []

  /// Whether an edit that claims nothing of words touches a place whose words are lost, but for a space between.
  func hasLostWords(beside finding: Finding) -> Bool {
    guard !EvaluatedFinding.wordCategories.contains(finding.category.rawValue) else { return false }
    let index = lostWords.partitionPoint { $0.upperBound + 1 >= finding.range.lowerBound }
    return index < lostWords.count && lostWords[index].lowerBound <= finding.range.upperBound + 1
  }
}

/// What an audit knows of an edit.
enum AuditVerdict: Hashable {
  /// A reader's judgement, or that the gold has the same.
  case right, wrong, debatable
  /// Nobody has read it, and there is no gold.
  case unread
}

/// Edits of one rule whose stated confidence lies in one tenth.
struct AuditBand {
  /// Edits in one kind of text by what is known of them.
  struct Counts: Hashable {
    var right = 0
    var wrong = 0
    var debatable = 0
    var unread = 0

    var edits: Int { right + wrong + debatable + unread }

    mutating func add(_ verdict: AuditVerdict) {
      switch verdict {
      case .right: right += 1
      case .wrong: wrong += 1
      case .debatable: debatable += 1
      case .unread: unread += 1
      }
    }

    static func += (lhs: inout Counts, rhs: Counts) {
      lhs.right += rhs.right
      lhs.wrong += rhs.wrong
      lhs.debatable += rhs.debatable
      lhs.unread += rhs.unread
    }
  }

  /// In sound text.
  var sound = Counts()
  /// In damaged text with gold.
  var damaged = Counts()
  /// The stated confidence of all edits with a verdict of right or wrong, added up.
  var confidence = 0.0

  /// The edits that are right or wrong, and those of them that are right.
  var decided: Int { sound.right + sound.wrong + damaged.right + damaged.wrong }
  var right: Int { sound.right + damaged.right }

  static func += (lhs: inout AuditBand, rhs: AuditBand) {
    lhs.sound += rhs.sound
    lhs.damaged += rhs.damaged
    lhs.confidence += rhs.confidence
  }
}

/// The edits and flags of an audit, by rule and band.
struct AuditTally {
  /// What is counted of one rule.
  struct Rule {
    var category: Category
    /// By the number of tenths of the stated confidence, 0...9.
    var bands: [Int: AuditBand] = [:]
    var soundFlags = 0
    var damagedFlags = 0
    var samples: [Int: AuditSamples] = [:]

    var edits: Int { bands.values.reduce(0) { $0 + $1.sound.edits + $1.damaged.edits } }
    var right: Int { bands.values.reduce(0) { $0 + $1.right } }
  }

  /// Documents and words of one kind of text.
  struct Size: Hashable {
    var documents = 0
    var words = 0
  }

  private(set) var rules: [String: Rule] = [:]
  private(set) var sound = Size()
  private(set) var damaged = Size()
  /// The edits that ask for a reading: in sound text, or against the gold, and judged by nobody; each once.
  private(set) var unread: [AuditedEdit] = []
  /// The edits that were met, of those that are judged.
  private(set) var judged: Set<EditIdentity> = []
  private var waiting: Set<EditIdentity> = []
  private let book: JudgementBook
  private let sampleSize: Int

  init(book: JudgementBook, sampleSize: Int) {
    self.book = book
    self.sampleSize = sampleSize
  }

  /// How many judgements are about edits that were not made this time.
  var staleJudgements: Int { book.count - judged.count }

  /// Adds a document; `gold` is nil for sound text.
  ///
  /// - Complexity: O(*n* log *n*) in its bytes and findings.
  mutating func add(_ cleaned: CleanedDocument, original: [UInt8], gold: AuditGold?) {
    let words = FalseAlarmTally.wordCount(original)
    if gold == nil {
      sound.documents += 1
      sound.words += words
    } else {
      damaged.documents += 1
      damaged.words += words
    }
    for finding in cleaned.ledger.findings where finding.outcome == .flagged {
      var rule = rules[finding.rule] ?? Rule(category: finding.category)
      if gold == nil { rule.soundFlags += 1 } else { rule.damagedFlags += 1 }
      rules[finding.rule] = rule
    }
    let edits = cleaned.ledger.placedEdits()
    guard !edits.isEmpty else { return }
    let agreement = gold.map { GoldAgreement(cleaned: cleaned.bytes, gold: $0.text) }
    for (finding, after, range) in edits {
      var agrees = agreement?.agrees(range)
      // Beside words that are lost the gold cannot tell of a space or mark what is right.
      if agrees == false, gold?.hasLostWords(beside: finding) == true { agrees = nil }
      let edit = AuditedEdit(
        finding, after: after, original: original, document: cleaned.id, isAgainstGold: agrees == false)
      add(edit, finding.category, isDamaged: gold != nil, agrees: agrees)
    }
  }

  private mutating func add(_ edit: AuditedEdit, _ category: Category, isDamaged: Bool, agrees: Bool?) {
    let verdict: AuditVerdict
    if let judgement = book.judgement(of: edit.identity) {
      judged.insert(edit.identity)
      verdict = AuditVerdict(judgement)
    } else {
      verdict = agrees.map { $0 ? .right : .wrong } ?? (isDamaged ? .debatable : .unread)
      if verdict == .wrong || verdict == .unread, waiting.insert(edit.identity).inserted { unread.append(edit) }
    }
    let number = Self.band(of: edit.confidence)
    var rule = rules[edit.identity.rule] ?? Rule(category: category)
    // Taken out and put back, so that what it holds is not copied.
    rules[edit.identity.rule] = nil
    var band = rule.bands[number] ?? AuditBand()
    if isDamaged { band.damaged.add(verdict) } else { band.sound.add(verdict) }
    if verdict == .right || verdict == .wrong { band.confidence += edit.confidence }
    rule.bands[number] = band
    rule.samples[number, default: AuditSamples(limit: sampleSize)].add(edit, verdict)
    rules[edit.identity.rule] = rule
  }

  /// The tenth that a confidence lies in; 1 lies in the last.
  private static func band(of confidence: Double) -> Int {
    guard confidence.isFinite else { return 0 }
    // 0.3 is a little less than three tenths in binary.
    return max(0, min(9, Int(confidence * 10 + 1e-9)))
  }
}

extension AuditVerdict {
  init(_ judgement: JudgementBook.Judgement) {
    switch judgement {
    case .right: self = .right
    case .wrong: self = .wrong
    case .debatable: self = .debatable
    }
  }
}

/// A few edits to read, the same ones whatever the order they come in.
///
/// Those that are not known to be right come first: they are what a reader wants to see.
struct AuditSamples {
  private let limit: Int
  private(set) var edits: [(edit: AuditedEdit, verdict: AuditVerdict)] = []
  private var keys: [(rank: Int, hash: UInt64)] = []

  init(limit: Int) { self.limit = limit }

  /// - Complexity: O(*limit*).
  mutating func add(_ edit: AuditedEdit, _ verdict: AuditVerdict) {
    let key = (rank: Self.rank(verdict), hash: Self.hash(edit))
    let place = keys.firstIndex { key < ($0.rank, $0.hash) } ?? keys.count
    guard place < limit else { return }
    // What is made everywhere is shown once.
    guard !edits.contains(where: { $0.edit.identity == edit.identity }) else { return }
    keys.insert(key, at: place)
    edits.insert((edit, verdict), at: place)
    if edits.count > limit {
      keys.removeLast()
      edits.removeLast()
    }
  }

  private static func rank(_ verdict: AuditVerdict) -> Int {
    switch verdict {
    case .wrong: 0
    case .unread: 1
    case .debatable: 2
    case .right: 3
    }
  }

  /// FNV-1a in 64 bits of what the edit is recognized by.
  private static func hash(_ edit: AuditedEdit) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for bytes in [edit.identity.left, edit.identity.before, edit.identity.after, edit.identity.right] {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
    return hash
  }
}
