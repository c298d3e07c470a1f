import Copydesk
import WordRepair
import CopydeskTestSupport
import Testing

@Suite struct EvidenceCodingTests {
  /// A batch in which sentences recur, every fourth document rewritten.
  private func batch(_ random: inout SplitMix64) -> [Document] {
    let text = OverwrittenText(sentences: 40, drift: 2, using: &random)
    return (0..<48).map { number in
      let lines = (0..<5).map { _ in
        let line = random.below(text.clean.count)
        if number % 4 == 0 { return text.damaged[line] }
        return random.once(in: 3) ? OverwrittenText.distractor(using: &random) : text.clean[line]
      }
      let tail = number % 4 == 0 ? "\nThey gave of they to the We." : ""
      return Document(id: "d\(number % 47)", text: lines.joined(separator: "\n") + tail)
    }
  }

  private func queries(_ documents: some Sequence<Document>, memory: Int = 1 << 16) throws -> CopyQueries {
    let reader = try EvidenceReader()
    var queries = CopyQueries(memory: memory)
    for document in documents { if let trigrams = reader.query(document) { queries.add(trigrams: trigrams) } }
    return queries
  }

  private func builder(
    _ documents: some Sequence<Document>, _ queries: CopyQueries?, limit: Int = 1 << 20
  ) throws -> EvidenceIndexBuilder {
    let reader = try EvidenceReader()
    var builder = EvidenceIndexBuilder(memoryLimit: limit, queries: queries)
    for document in documents { if let part = reader.evidence(of: document, for: queries) { builder.add(part) } }
    return builder
  }

  @Test(arguments: [1 << 16, 1 << 20])
  func `queries are the same bytes in any order and any parts`(memory: Int) throws {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    var documents = batch(&random)
    let whole = try queries(documents, memory: memory)
    #expect(whole.documents >= 10)
    for parts in [2, 5] {
      documents.shuffle(using: &random)
      var merged = CopyQueries(memory: memory)
      for part in (0..<parts).reversed() {
        let own = documents.enumerated().filter { $0.offset % parts == part }.map(\.element)
        try merged.merge(encoded: try queries(own, memory: memory).encoded())
      }
      #expect(merged.encoded() == whole.encoded())
      #expect(merged.documents == whole.documents)
    }
    #expect(whole.encoded().count <= memory / 4 + 64)
  }

  @Test func `a full sketch is carried, too`() throws {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    var queries = CopyQueries(memory: 1 << 16)
    for _ in 0..<40 { queries.add(trigrams: (0..<2000).map { _ in UInt32(truncatingIfNeeded: random.next()) }) }
    var copy = CopyQueries(memory: 1 << 16)
    try copy.merge(encoded: queries.encoded())
    #expect(copy.encoded() == queries.encoded())
    #expect(queries.encoded().count < 1 << 14 + 64)
  }

  @Test(arguments: [1 << 20, 12_000])
  func `evidence is the same bytes in any order and any parts`(limit: Int) throws {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    var documents = batch(&random)
    let queries = try queries(documents)
    let whole = try builder(documents, queries, limit: limit)
    #expect(whole.count > 8)
    for parts in [2, 5] {
      documents.shuffle(using: &random)
      var merged = try builder([], queries, limit: limit)
      for part in 0..<parts {
        let own = documents.enumerated().filter { $0.offset % parts == part }.map(\.element)
        try merged.merge(encoded: try builder(own, queries, limit: limit).encoded())
      }
      #expect(merged.encoded() == whole.encoded())
    }
    let decoded = try EvidenceIndexBuilder(encoded: whole.encoded())
    #expect(decoded.encoded() == whole.encoded())
    let (first, second) = (whole.makeIndex(), decoded.makeIndex())
    #expect(first.isComplete == (limit == 1 << 20))
    #expect(first.isComplete == second.isComplete)
    let texts = documents.map { String(decoding: $0.bytes, as: UTF8.self) }
    let found = try texts.map { try Corroborated($0, first).found }
    #expect(found == (try texts.map { try Corroborated($0, second).found }))
    #expect(found.contains { !$0.isEmpty } || limit < 1 << 20)
  }

  @Test func `names are told apart by their bytes, in either order`() throws {
    let names = ["caf\u{E9}", "cafe\u{301}"]
    let text = "The harbour crane went out with the winter tide."
    let damaged = "Adela Marsh came. The sea rose. The harbour crane Adela Marsh with the winter tide."
    let documents = names.map { Document(id: $0, text: text) }
    let first = try builder(documents, nil)
    let second = try builder(documents.reversed(), nil)
    #expect(first.encoded() == second.encoded())
    var merged = try builder(documents.suffix(1), nil)
    try merged.merge(encoded: try builder(documents.prefix(1), nil).encoded())
    #expect(merged.encoded() == first.encoded())
    // Either is evidence for the other.
    for index in [first.makeIndex(), second.makeIndex(), merged.makeIndex()] {
      for (own, other) in zip(names, names.reversed()) {
        let sources = try Corroborated(damaged, index, id: own).found.map { Array($0.source.utf8) }
        #expect(sources == [Array(other.utf8)])
      }
    }
  }

  @Test func `what does not belong together is refused`() throws {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    let documents = batch(&random)
    let queries = try queries(documents)
    let evidence = try builder(documents, queries).encoded()
    var other = CopyQueries(memory: 1 << 17)
    #expect(throws: EvidenceError.otherSize(1 << 16, expected: 1 << 17)) { try other.merge(encoded: queries.encoded()) }
    #expect(throws: EvidenceError.otherKind(expected: "queries")) { try other.merge(encoded: evidence) }
    #expect(throws: EvidenceError.otherKind(expected: "evidence")) {
      _ = try EvidenceIndexBuilder(encoded: queries.encoded())
    }
    for var builder in [
      EvidenceIndexBuilder(memoryLimit: 1 << 20), EvidenceIndexBuilder(memoryLimit: 1 << 19, queries: queries),
      EvidenceIndexBuilder(memoryLimit: 1 << 20, queries: other),
    ] {
      #expect(throws: EvidenceError.otherQueries) { try builder.merge(encoded: evidence) }
      #expect(builder.count == 0)
    }
    // Without its queries it could not tell what to keep.
    var decoded = try EvidenceIndexBuilder(encoded: evidence)
    #expect(!decoded.takesDocuments)
    let count = decoded.count
    if let part = try EvidenceReader().evidence(of: documents[1], for: nil) { decoded.add(part) }
    #expect(decoded.count == count)
  }

  @Test func `no bytes are taken for what they are not, and none trap`() throws {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    let documents = batch(&random)
    let queries = try queries(documents)
    let evidence = try builder(documents, queries)
    let texts = documents.prefix(4).map { String(decoding: $0.bytes, as: UTF8.self) }
    for whole in [queries.encoded(), evidence.encoded()] {
      for count in [0, 7, 8, 11, 12, 20, whole.count / 2, whole.count - 1] {
        #expect(!isTaken(Array(whole.prefix(count)), texts))
      }
      for _ in 0..<200 {
        var bytes = whole
        bytes[random.below(bytes.count)] ^= UInt8(1 + random.below(255))
        #expect(!isTaken(bytes, texts))
      }
      // With a checksum that fits, what is taken must be usable.
      for _ in 0..<400 {
        var bytes = whole
        for _ in 0...random.below(3) {
          bytes[8 + random.below(bytes.count - 12)] = UInt8(truncatingIfNeeded: random.next())
        }
        seal(&bytes)
        _ = isTaken(bytes, texts)
      }
    }
  }

  /// Puts the checksum right: FNV-1a over what stands between the kind and itself.
  private func seal(_ bytes: inout [UInt8]) {
    var checksum = bytes[8..<(bytes.count - 4)].reduce(UInt32(0x811C_9DC5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    for index in (bytes.count - 4)..<bytes.count {
      bytes[index] = UInt8(truncatingIfNeeded: checksum)
      checksum >>= 8
    }
  }

  private func isTaken(_ bytes: [UInt8], _ texts: [String]) -> Bool {
    var queries = CopyQueries(memory: 1 << 16)
    if (try? queries.merge(encoded: bytes)) != nil { return true }
    guard let builder = try? EvidenceIndexBuilder(encoded: bytes) else { return false }
    _ = builder.encoded()
    let index = builder.makeIndex()
    for text in texts { _ = try? Corroborated(text, index) }
    return true
  }
}

extension CopyQueries {
  fileprivate mutating func merge(encoded bytes: [UInt8]) throws {
    try bytes.withUnsafeBufferPointer { try merge(encoded: UnsafeRawBufferPointer($0)) }
  }
}

extension EvidenceIndexBuilder {
  fileprivate init(encoded bytes: [UInt8]) throws {
    self = try bytes.withUnsafeBufferPointer { try EvidenceIndexBuilder(encoded: UnsafeRawBufferPointer($0)) }
  }

  fileprivate mutating func merge(encoded bytes: [UInt8]) throws {
    try bytes.withUnsafeBufferPointer { try merge(encoded: UnsafeRawBufferPointer($0)) }
  }
}
