internal import Copydesk
internal import CopydeskBatch
internal import CopydeskSettings
internal import UnicodeText
internal import WordRepair

/// A rule or an exception that a reviewer would make of a change, and what it would do to the documents of the run.
struct SettingsProposal: Sendable {
  enum Kind: String {
    case exception, rule
  }

  /// The most documents and bytes that are looked at for what it would change: a second's work.
  private static let documentLimit = 200
  private static let byteLimit = 1 << 23
  /// The most examples shown, and the bytes on either side of each.
  private static let exampleLimit = 5
  private static let contextLength = 40

  /// The file it would be written to.
  let file: String
  /// The lines it adds.
  let yaml: String
  /// What it would change, in a sentence, and examples of that.
  private(set) var told = ""
  private(set) var examples: [String] = []
  private let text: String

  /// Makes one, and looks at what it would change.
  ///
  /// - Throws: ``BatchError`` if the settings cannot be read or added to, or the rule cannot be used.
  init(
    _ kind: Kind, _ change: RunManifest.Recurring, text: String, write: String?, in manifest: RunManifest,
    settings: String?
  ) throws(BatchError) {
    let folder = try manifest.description().folder
    if let settings {
      file = settings
    } else {
      file = try ConfigurationFile.find(for: [folder]) ?? folder + "/" + ConfigurationFile.name
    }
    let known = try ConfigurationFile.text(file)
    guard !text.isEmpty else { throw .configuration("nothing to find; write a word") }
    let addition: SettingsAddition
    switch kind {
    case .exception: addition = .exception(rule: change.rule, word: text)
    case .rule:
      let category = RuleCatalog.complete[change.rule]?.category ?? .insertion
      addition = .replacement(
        id: Self.id(for: text, in: known), find: text, write: write ?? change.after ?? "", category: category)
    }
    yaml = addition.yaml
    do throws(SettingsError) {
      self.text = try addition.added(to: known)
    } catch {
      throw .configuration("\(file)\(error.line.map { ":\($0)" } ?? ""): \(error.message)")
    }
    switch kind {
    case .exception: try lookAtException(change.rule, text, manifest)
    case .rule: if let rule = addition.rule { try look(at: rule, change, manifest) }
    }
  }

  /// Writes the file, which changes only as a whole.
  func write() throws(BatchError) { try OutputFile.write(text, to: file) }

  /// A name that no rule of the file has, from the words of a text.
  private static func id(for text: String, in settings: String) -> String {
    let known = Set(((try? Settings(bytes: Array(settings.utf8)))?.rules ?? []).map(\.id))
    var words = text.utf8.prefix(24).map { byte -> UInt8 in
      switch byte {
      case 0x30...0x39, 0x61...0x7A: byte
      case 0x41...0x5A: byte + 0x20
      default: UInt8(ascii: " ")
      }
    }
    words = Array(words.split(separator: UInt8(ascii: " ")).joined(separator: [UInt8(ascii: "-")]))
    let name = words.isEmpty ? "own-rule" : "own-" + String(decoding: words, as: UTF8.self)
    var (id, number) = (name, 2)
    while known.contains(id) {
      id = "\(name)-\(number)"
      number += 1
    }
    return id
  }

  /// Counts the findings of a rule that stand at the word.
  private mutating func lookAtException(_ rule: String, _ word: String, _ manifest: RunManifest) throws(BatchError) {
    guard let exceptions = WordExceptions([word]) else { return }
    let places = try manifest.places(ofRule: rule)
    var (kept, looked) = (0, 0)
    let documents = Self.unique(places.map(\.document))
    try Self.forEachText(of: documents.prefix(Self.documentLimit), manifest) { (number, original) throws(BatchError) in
      looked += 1
      for finding in try manifest.findings(of: number) where finding.rule == rule {
        let touches = original.withUnsafeBufferPointer { exceptions.hold(finding.range, in: ByteView($0)) }
        guard touches else { continue }
        kept += 1
        if examples.count < Self.exampleLimit { examples.append(Self.excerpt(finding.range, original)) }
      }
    }
    told = "\(kept) of \(places.count) findings of \(rule) stand at it and would be left alone"
    told += looked < documents.count ? ", in the \(looked) documents looked at." : "."
  }

  /// Runs the rule alone over documents of the run, those with the change first.
  private mutating func look(
    at rule: CustomRule, _ change: RunManifest.Recurring, _ manifest: RunManifest
  ) throws(BatchError) {
    let session: CleaningSession
    do throws(ConfigurationError) {
      let alone = Configuration(profile: .thorough, only: [rule.id], minimumConfidence: 0, customRules: [rule])
      session = try Cleaner(alone).makeSession()
    } catch {
      throw .configuration("\(error)")
    }
    var documents = Self.unique(try manifest.places(of: change).map(\.document))
    let first = Set(documents)
    documents += try manifest.documents(limit: Self.documentLimit).map(\.number).filter { !first.contains($0) }
    var (changes, changed, looked) = (0, 0, 0)
    try Self.forEachText(of: documents.prefix(Self.documentLimit), manifest) { (_, original) throws(BatchError) in
      looked += 1
      let findings = session.clean(Document(id: "", bytes: original)).ledger.findings.filter { $0.rule == rule.id }
      changes += findings.count
      changed += findings.isEmpty ? 0 : 1
      for finding in findings where examples.count < Self.exampleLimit {
        examples.append(Self.excerpt(finding.range, original))
      }
    }
    told = "It would change \(changes) places in \(changed) of the \(looked) documents looked at."
  }

  private static func unique(_ numbers: [Int64]) -> [Int64] {
    var seen: Set<Int64> = []
    return numbers.filter { seen.insert($0).inserted }
  }

  /// Reads originals until there were enough bytes; one that cannot be read any more is passed by.
  private static func forEachText(
    of documents: some Sequence<Int64>, _ manifest: RunManifest,
    _ body: (Int64, [UInt8]) throws(BatchError) -> Void
  ) throws(BatchError) {
    var bytes = 0
    for number in documents where bytes < byteLimit {
      guard let document = try manifest.document(number), let text = try? manifest.originalText(of: document) else {
        continue
      }
      bytes += text.count
      try body(number, text)
    }
  }

  private static func excerpt(_ range: Range<Int>, _ text: [UInt8]) -> String {
    let range = range.clamped(to: 0..<text.count)
    let lower = WTF8.start(in: text, at: max(0, range.lowerBound - contextLength))
    var upper = min(text.count, range.upperBound + contextLength)
    while upper < text.count, WTF8.isContinuation(text[upper]) { upper += 1 }
    return (lower > 0 ? "…" : "") + VisibleText.string(text[lower..<range.lowerBound], .breaks) + "["
      + VisibleText.string(text[range], .all) + "]" + VisibleText.string(text[range.upperBound..<upper], .breaks)
      + (upper < text.count ? "…" : "")
  }
}
