/// Gathers the sentences of documents that may hold unbroken copies of what is broken elsewhere.
///
/// The finished index is the same whatever the order in which documents were added and builders merged: a sentence that
/// several documents have is stored once, under the smallest name; and where memory is short, the sentences with the
/// smallest hashes stay.
///
/// ```swift
/// var builder = EvidenceIndexBuilder()
/// builder.add(tokens, of: text, documentID: "wire/17", isRewritten: false)
/// let corroborator = Corroborator(builder.makeIndex())
/// ```
public struct EvidenceIndexBuilder: Sendable {
  /// The default for ``memoryLimit``: some 300,000 sentences.
  public static let defaultMemoryLimit = 256 << 20

  /// Bytes that the sentences may take in all.
  public let memoryLimit: Int
  /// What is looked for; without it every sentence is kept.
  public let queries: CopyQueries?
  /// Tells what is looked for; zero if that is everything.
  let fingerprint: UInt64
  private(set) var sentences: [UInt64: EvidenceSentence] = [:]
  private(set) var names: [String] = []
  /// By their bytes, as they are sorted: strings are equal that are not spelled alike, such as `café` in NFC and NFD.
  private var numbers: [[UInt8]: Int32] = [:]
  private var cost = 0
  private var serial = 0
  /// Sentences with this hash or a larger one did not fit.
  private(set) var bound = UInt64.max

  /// Makes an empty builder.
  ///
  /// - Parameters:
  ///   - memoryLimit: Bytes that the sentences may take.
  ///   - queries: The word sequences of broken sentences; only sentences that have some of them are kept. Nil keeps all.
  public init(memoryLimit: Int = defaultMemoryLimit, queries: CopyQueries? = nil) {
    self.memoryLimit = memoryLimit
    self.queries = queries
    fingerprint = queries.map { max(1, $0.fingerprint) } ?? 0
  }

  /// Adds what a builder with the same limit gathered for queries that this one does not have.
  init(
    memoryLimit: Int, fingerprint: UInt64, bound: UInt64, names: [String], sentences: [UInt64: EvidenceSentence]
  ) {
    self.memoryLimit = memoryLimit
    queries = nil
    self.fingerprint = fingerprint
    self.bound = bound
    self.names = names
    self.sentences = sentences
    for (number, name) in names.enumerated() { numbers[Array(name.utf8)] = Int32(truncatingIfNeeded: number) }
    cost = sentences.values.reduce(0) { $0 + $1.cost }
  }

  /// The number of sentences held.
  public var count: Int { sentences.count }

  /// Whether documents can be added: not without the queries they would have to answer.
  public var takesDocuments: Bool { fingerprint == 0 || queries != nil }

  /// Adds the sentences of a document that an ``EvidenceReader`` has read.
  ///
  /// - Complexity: O(*n*) in the bytes of the document.
  public mutating func add(_ document: EvidenceDocument) {
    document.text.withUnsafeBufferPointer {
      add(document.tokens, of: $0, documentID: document.id, isRewritten: document.isRewritten)
    }
  }

  /// Adds the sentences of a document; does nothing unless it ``takesDocuments``.
  ///
  /// - Parameters:
  ///   - tokens: Its tokens.
  ///   - text: Its text, cleaned, except for words.
  ///   - documentID: The name it is known by. A name added twice counts as two documents.
  ///   - isRewritten: Whether mentions may have been pasted in this document, too. Its words count for less where they
  ///     could be pastes.
  /// - Complexity: O(*n*) in the bytes of the document.
  public mutating func add(
    _ tokens: CopyTokens, of text: UnsafeBufferPointer<UInt8>, documentID: String, isRewritten: Bool
  ) {
    guard takesDocuments else { return }
    let compared = ComparedTokens(tokens, suspects: isRewritten ? PasteSpans(tokens).covered() : [])
    serial += 1
    var document: Int32 = -1
    compared.forEachSentence { range in
      guard EvidenceSentence.isOfUse(range, of: compared) else { return }
      let hash = EvidenceSentence.identity(range, of: compared)
      guard hash < bound else { return }
      if sentences[hash]?.lastDocument == serial { return }
      if let queries, !queries.ask(for: range, of: compared, isRewritten: isRewritten) { return }
      if document < 0 { document = number(of: documentID) }
      guard
        let sentence = EvidenceSentence(
          range, of: compared, tokens, text: text, document: document, serial: serial)
      else { return }
      insert(sentence, hash)
    }
    if cost > memoryLimit { shrink() }
  }

  /// Adds what another builder gathered with the same limit and queries from other documents.
  public mutating func merge(_ other: EvidenceIndexBuilder) {
    serial += other.serial
    bound = min(bound, other.bound)
    for (hash, sentence) in other.sentences where hash < bound {
      var sentence = sentence
      sentence.first = number(of: other.names[Int(sentence.first)])
      if sentence.second >= 0 { sentence.second = number(of: other.names[Int(sentence.second)]) }
      sentence.lastDocument = -1
      insert(sentence, hash)
    }
    if cost > memoryLimit { shrink() }
  }

  /// The index of all sentences gathered.
  ///
  /// - Complexity: O(*n* log *n*) in the sentences.
  public consuming func makeIndex() -> EvidenceIndex {
    shrink()
    let order = sentences.keys.sorted()
    return EvidenceIndex(order.compactMap { sentences[$0] }, names: names, isComplete: bound == .max)
  }

  private mutating func number(of name: String) -> Int32 {
    let bytes = Array(name.utf8)
    if let known = numbers[bytes] { return known }
    let number = Int32(truncatingIfNeeded: names.count)
    names.append(name)
    numbers[bytes] = number
    return number
  }

  private mutating func insert(_ sentence: EvidenceSentence, _ hash: UInt64) {
    guard let index = sentences.index(forKey: hash) else {
      sentences[hash] = sentence
      cost += sentence.cost
      return
    }
    join(&sentences.values[index], sentence)
  }

  private func join(_ known: inout EvidenceSentence, _ new: EvidenceSentence) {
    known.documents &+= new.documents
    known.lastDocument = new.lastDocument
    let isSmaller = precedes(new.first, known.first)
    // The spelling is that of the document named.
    if isSmaller || new.first == known.first && new.text.lexicographicallyPrecedes(known.text) {
      known.adoptSpelling(of: new)
    } else {
      known.trust(new)
    }
    for name in [new.first, new.second] where name >= 0 && name != known.first && name != known.second {
      if precedes(name, known.first) {
        known.second = known.first
        known.first = name
      } else if known.second < 0 || precedes(name, known.second) {
        known.second = name
      }
    }
  }

  private func precedes(_ lhs: Int32, _ rhs: Int32) -> Bool {
    lhs != rhs && names[Int(lhs)].utf8.lexicographicallyPrecedes(names[Int(rhs)].utf8)
  }

  /// Keeps the sentences with the smallest hashes that fit into four fifths of the memory.
  ///
  /// These are a prefix of all sentences in hash order. A sentence in the final prefix is in the prefix of every part,
  /// and `bound` remembers what was dropped; so the result does not depend on the order of additions and merges.
  mutating func shrink() {
    let target = memoryLimit - memoryLimit / 5
    guard cost > target else { return }
    var kept = 0
    for hash in sentences.keys.sorted() {
      guard let sentence = sentences[hash] else { continue }
      if hash < bound, kept + sentence.cost <= target {
        kept += sentence.cost
      } else {
        bound = min(bound, hash)
        sentences[hash] = nil
      }
    }
    cost = kept
    forgetNames()
  }

  /// Keeps the names that sentences still have.
  private mutating func forgetNames() {
    let old = names
    names = []
    numbers = [:]
    var index = sentences.startIndex
    while index < sentences.endIndex {
      let (first, second) = (sentences.values[index].first, sentences.values[index].second)
      sentences.values[index].first = number(of: old[Int(first)])
      if second >= 0 { sentences.values[index].second = number(of: old[Int(second)]) }
      sentences.formIndex(after: &index)
    }
  }
}
