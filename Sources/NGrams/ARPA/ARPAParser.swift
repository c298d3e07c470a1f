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

  /// Splits a line at spaces and tabs into ``fields``.
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

/// Reads decimal numbers from bytes: `-1.25`, `3e-05`, `-inf`.
enum DecimalParser {
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// The number that the bytes are; nil if they are none or have anything else.
  static func float(_ bytes: UnsafeBufferPointer<UInt8>) -> Float? {
    var index = 0
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { index += 1 }
    var mantissa: UInt64 = 0
    var exponent = 0
    var digits = 0
    var isFraction = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
      } else if byte &- UInt8(ascii: "0") <= 9 {
        digits += 1
        // Digits beyond the eighteenth are far below a float's precision.
        if mantissa < 100_000_000_000_000_000 {
          mantissa = mantissa &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
          if isFraction { exponent -= 1 }
        } else if !isFraction {
          exponent += 1
        }
      } else {
        break
      }
      index += 1
    }
    guard digits > 0 else { return infinity(bytes, from: index, isNegative: isNegative) }
    if index < bytes.count {
      guard bytes[index] | 0x20 == UInt8(ascii: "e"), let power = integer(bytes, from: index + 1) else { return nil }
      exponent += power
    }
    var value = Double(mantissa)
    if exponent < 0 {
      value = exponent >= -22 ? value / powers[-exponent] : value * power(exponent)
    } else if exponent > 0 {
      value = exponent <= 22 ? value * powers[exponent] : value * power(exponent)
    }
    return Float(isNegative ? -value : value)
  }

  private static func infinity(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int, isNegative: Bool) -> Float? {
    let rest = bytes[index...].map { $0 | 0x20 }
    guard rest == Array("inf".utf8) || rest == Array("infinity".utf8) else { return nil }
    return isNegative ? -.infinity : .infinity
  }

  private static func integer(_ bytes: UnsafeBufferPointer<UInt8>, from first: Int) -> Int? {
    var index = first
    let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
    if index < bytes.count, isNegative || bytes[index] == UInt8(ascii: "+") { index += 1 }
    guard index < bytes.count, bytes.count - index <= 5 else { return nil }
    var value = 0
    for byte in bytes[index...] {
      guard byte &- UInt8(ascii: "0") <= 9 else { return nil }
      value = value * 10 + Int(byte &- UInt8(ascii: "0"))
    }
    return isNegative ? -value : value
  }

  /// 10 to a power outside the table.
  private static func power(_ exponent: Int) -> Double {
    if exponent < -400 { return 0 }
    if exponent > 400 { return .infinity }
    let step = exponent < 0 ? 0.1 : 10.0
    return (0..<abs(exponent)).reduce(1.0) { product, _ in product * step }
  }
}
