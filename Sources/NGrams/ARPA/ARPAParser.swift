/// Reads the parts of an ARPA file one after another.
struct ARPAParser: ~Copyable {
  private var reader: LineReader
  private var words = VocabularyBuilder()
  private var counts: [Int] = []
  private var tables: [NGramTable] = []
  private var hasWord: [Bool] = [false, false, false]
  private var fields: [UnsafeBufferPointer<UInt8>] = []

  init(_ path: String) throws(ModelError) { reader = try LineReader(path) }

  /// Reads the whole file.
  mutating func parse() throws(ModelError) -> (Vocabulary, [NGramTable]) {
    try parseCounts()
    for n in 1...counts.count {
      if n > 1 { try expect("\\\(n)-grams:") }
      try parseNGrams(order: n)
      if n == 1 { addReservedWords() }
    }
    for n in tables.indices { tables[n].sort(vocabularySize: words.count) }
    return (try words.build(), tables)
  }

  /// Reads through `\data\`, the counts and `\1-grams:`.
  private mutating func parseCounts() throws(ModelError) {
    var isInside = false
    var isDone = false
    while !isDone {
      let line = try nextLine()
      switch line {
      case nil:
        throw reader.error(isInside ? "ends before \\1-grams:" : "has no \\data\\")
      case "\\data\\"?: isInside = true
      case "\\1-grams:"? where isInside: isDone = true
      case let line? where isInside && line.hasPrefix("ngram"):
        let parts = line.dropFirst(5).split(separator: "=").map { $0.split(separator: " ").joined() }
        guard parts.count == 2, let n = Int(parts[0]), let count = Int(parts[1]), n == counts.count + 1, count >= 0
        else {
          throw reader.error("has the count line “\(line)”")
        }
        counts.append(count)
      default: if isInside, line?.isEmpty == false { throw reader.error("has something else than counts") }
      }
    }
    guard 1...LanguageModel.maximumOrder ~= counts.count else {
      throw ModelError(
        .limit, at: reader.path, "has n-grams of \(counts.count) orders",
        remedy: "use orders 1 through \(LanguageModel.maximumOrder)")
    }
  }

  private mutating func expect(_ heading: String) throws(ModelError) {
    while true {
      guard let line = try nextLine() else { throw reader.error("ends before \(heading)") }
      if line == heading { return }
      if !line.isEmpty { throw reader.error("has “\(line.prefix(40))” instead of \(heading)") }
    }
  }

  /// The next line as text, without spaces around it; nil at the end.
  private mutating func nextLine() throws(ModelError) -> String? {
    guard let line = try reader.next() else { return nil }
    split(line)
    return fields.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  /// Puts the fields of a line, parted by spaces and tabs, into ``fields``.
  private mutating func split(_ line: UnsafeBufferPointer<UInt8>) {
    fields.removeAll(keepingCapacity: true)
    var index = 0
    while index < line.count {
      while index < line.count, line[index] == 0x20 || line[index] == 0x09 { index &+= 1 }
      let start = index
      while index < line.count, line[index] != 0x20, line[index] != 0x09 { index &+= 1 }
      if index > start { fields.append(UnsafeBufferPointer(rebasing: line[start..<index])) }
    }
  }

  private mutating func parseNGrams(order n: Int) throws(ModelError) {
    var table = NGramTable(order: n, capacity: counts[n - 1])
    while table.count < counts[n - 1] {
      guard let line = try reader.next() else {
        throw reader.error("ends after \(table.count) of \(counts[n - 1]) \(n)-grams")
      }
      split(line)
      // Blank lines between n-grams do no harm.
      if !fields.isEmpty { try parseFields(into: &table) }
    }
    tables.append(table)
  }

  /// Reads an n-gram: probability, words, and perhaps a backoff weight.
  private mutating func parseFields(into table: inout NGramTable) throws(ModelError) {
    let n = table.order
    if fields[0].first == UInt8(ascii: "\\") {
      throw reader.error("comes after \(table.count) of \(counts[n - 1]) \(n)-grams")
    }
    guard fields.count == n + 1 || fields.count == n + 2 else {
      throw reader.error("has \(fields.count) fields instead of \(n + 1) or \(n + 2)")
    }
    guard let probability = DecimalParser.float(fields[0]), probability <= 1e-3 else {
      throw reader.error("has no log10 probability")
    }
    guard let backoff = fields.count == n + 2 ? DecimalParser.float(fields[n + 1]) : 0, backoff.isFinite else {
      throw reader.error("has no log10 backoff weight")
    }
    for field in fields[1...n] { table.append(word: n == 1 ? try newWord(field) : try knownWord(field)) }
    table.append(probability: probability, backoff: backoff)
  }

  private mutating func newWord(_ field: UnsafeBufferPointer<UInt8>) throws(ModelError) -> WordID {
    let id = Self.isUnknown(field) ? Vocabulary.unknown : words.insert(field)
    while hasWord.count <= Int(id) { hasWord.append(false) }
    if hasWord[Int(id)] { throw reader.error("has a word for the second time") }
    hasWord[Int(id)] = true
    return id
  }

  private func knownWord(_ field: UnsafeBufferPointer<UInt8>) throws(ModelError) -> WordID {
    if Self.isUnknown(field) { return Vocabulary.unknown }
    guard let id = words.id(of: field) else { throw reader.error("has a word that is no 1-gram") }
    return id
  }

  private static func isUnknown(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    field.elementsEqual("<unk>".utf8) || field.elementsEqual("<UNK>".utf8)
  }

  private mutating func addReservedWords() {
    for (id, probability) in [
      (Vocabulary.unknown, Float(-100)), (Vocabulary.beginSentence, -99), (Vocabulary.endSentence, -99),
    ]
    where !hasWord[Int(id)] {
      tables[0].append(word: id)
      tables[0].append(probability: probability, backoff: 0)
    }
  }
}
