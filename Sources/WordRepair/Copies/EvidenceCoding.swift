internal import Bytes

extension EvidenceIndexBuilder {
  private static let kind: StaticString = "CDEVIDN1"

  /// What was gathered as bytes, to be merged elsewhere.
  ///
  /// They are the same whatever the order in which documents were added and builders merged. They take what the
  /// sentences take, within ``memoryLimit``, and their names.
  ///
  /// - Complexity: O(*n* log *n*) in the sentences.
  public func encoded() -> [UInt8] {
    var part = self
    part.shrink()
    var used: Set<Int32> = []
    for sentence in part.sentences.values { used.formUnion([sentence.first, sentence.second]) }
    used.remove(-1)
    let names = used.map { (old: $0, name: part.names[Int($0)]) }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    var numbers: [Int32: UInt32] = [-1: .max]
    for (number, name) in names.enumerated() { numbers[name.old] = UInt32(truncatingIfNeeded: number) }

    var writer = BinaryWriter()
    writer.append(UInt64(clamping: part.memoryLimit))
    writer.append(part.fingerprint)
    writer.append(part.bound)
    writer.append(UInt32(truncatingIfNeeded: names.count))
    for name in names { writer.appendCounted(name.name) }
    writer.append(UInt32(truncatingIfNeeded: part.sentences.count))
    for hash in part.sentences.keys.sorted() {
      guard let sentence = part.sentences[hash] else { continue }
      writer.append(UInt32(truncatingIfNeeded: sentence.count))
      writer.append(sentence.documents)
      writer.append(numbers[sentence.first] ?? UInt32.max)
      writer.append(numbers[sentence.second] ?? UInt32.max)
      writer.appendCounted(sentence.memory)
    }
    return SealedBytes.seal(writer.bytes, as: Self.kind)
  }

  /// Reads the bytes that ``encoded()`` wrote, to merge them or to make an index of them.
  ///
  /// If the evidence was gathered for queries it takes no further documents: the queries are not among the bytes.
  ///
  /// - Throws: ``EvidenceError`` if the bytes are no evidence.
  /// - Complexity: O(*n*) in the bytes.
  public init(encoded bytes: UnsafeRawBufferPointer) throws(EvidenceError) {
    var reader = BinaryReader(try SealedBytes.open(bytes, as: Self.kind, called: "evidence"))
    guard let limit = reader.integer(UInt64.self), let memoryLimit = Int(exactly: limit),
      let fingerprint = reader.integer(UInt64.self),
      let bound = reader.integer(UInt64.self), let names = Self.names(from: &reader),
      let sentences = Self.sentences(from: &reader, names: names.count, below: bound), reader.isAtEnd
    else { throw .notWhole("evidence") }
    self.init(memoryLimit: memoryLimit, fingerprint: fingerprint, bound: bound, names: names, sentences: sentences)
  }

  /// Adds what ``encoded()`` gave.
  ///
  /// - Throws: ``EvidenceError`` if the bytes are no evidence, or some that was gathered for other queries or with
  ///   another limit; then nothing is added.
  /// - Complexity: O(*n*) in the bytes.
  public mutating func merge(encoded bytes: UnsafeRawBufferPointer) throws(EvidenceError) {
    let part = try EvidenceIndexBuilder(encoded: bytes)
    guard part.fingerprint == fingerprint, part.memoryLimit == memoryLimit else { throw .otherQueries }
    merge(part)
  }

  /// The names, of which none stands twice.
  private static func names(from reader: inout BinaryReader) -> [String]? {
    guard let count = reader.count(limit: Int(Int32.max)) else { return nil }
    var names: [String] = []
    for _ in 0..<count {
      guard let name = reader.text(limit: .max),
        names.last.map({ $0.utf8.lexicographicallyPrecedes(name.utf8) }) ?? true
      else { return nil }
      names.append(name)
    }
    return names
  }

  private static func sentences(
    from reader: inout BinaryReader, names: Int, below bound: UInt64
  ) -> [UInt64: EvidenceSentence]? {
    guard let count = reader.count(limit: Int(Int32.max)) else { return nil }
    var sentences: [UInt64: EvidenceSentence] = [:]
    for _ in 0..<count {
      guard let tokens = reader.integer(UInt32.self), let documents = reader.integer(UInt32.self),
        let first = reader.integer(UInt32.self), first < names,
        let second = reader.integer(UInt32.self), second < names || second == .max,
        let memory = reader.countedBytes(limit: 1 << 16),
        let sentence = EvidenceSentence(
          memory: Array(memory), count: Int(tokens), documents: documents, first: Int32(bitPattern: first),
          second: Int32(bitPattern: second))
      else { return nil }
      let hash = sentence.identity
      guard hash < bound, sentences.updateValue(sentence, forKey: hash) == nil else { return nil }
    }
    return sentences
  }
}

extension SealedBytes {
  /// The body of sealed evidence or queries, which errors call by `name`.
  static func open(
    _ bytes: UnsafeRawBufferPointer, as kind: StaticString, called name: String
  ) throws(EvidenceError) -> UnsafeRawBufferPointer {
    do throws(Flaw) {
      return try open(bytes, as: kind)
    } catch {
      throw error == .otherKind ? .otherKind(expected: name) : .notWhole(name)
    }
  }
}

/// Why carried queries or evidence cannot be taken.
public enum EvidenceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes are none, or of another version.
  case otherKind(expected: String)
  /// The bytes were cut or changed on their way.
  case notWhole(String)
  /// The queries take memory of another size.
  case otherSize(Int, expected: Int)
  /// The evidence was gathered for other queries, or in memory of another size.
  case otherQueries

  /// One line: what, and the remedy.
  public var description: String {
    switch self {
    case .otherKind(let expected): "the bytes are no \(expected) of this version; pass what the same version encoded"
    case .notWhole(let kind): "the \(kind) were cut or changed; pass all bytes that were encoded"
    case .otherSize(let size, let expected):
      "the queries take \(size) bytes and not \(expected); make all parts with one size"
    case .otherQueries:
      "the evidence was gathered for other queries or with another limit; make all parts with the same"
    }
  }
}
