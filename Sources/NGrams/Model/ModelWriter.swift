internal import Bytes

/// Writes models.
public enum ModelWriter {
  /// Writes a model file.
  ///
  /// The file appears under its name only when it is whole and on the disk; whatever was there is replaced in one
  /// step. Until then it has another name and a mark that it is unfinished.
  ///
  /// Contexts and suffixes that the source lacks are added with the probability that backing off gives them; they
  /// change no probability and count in ``LanguageModel/counts``.
  ///
  /// - Parameters:
  ///   - source: The n-grams; ``NGramSource`` states the contract.
  ///   - layout: How to store them.
  ///   - quantization: How exactly, in the layout `compact`; `fast` is always exact.
  ///   - metadata: What the file says about itself.
  ///   - path: The file.
  /// - Throws: ``ModelError`` if the source breaks its contract or the file cannot be written.
  /// - Complexity: O(number of n-grams); it takes about 16 bytes of memory for each n-gram, and those of the
  ///   largest order twice.
  public static func write(
    _ source: some NGramSource, layout: ModelLayout, quantization: ModelQuantization = .eightBit,
    metadata: ModelMetadata, to path: String
  ) throws(ModelError) {
    let trie = try NGramTrie(source)
    let file = try ModelError.wrapping { () throws(FileError) in try AtomicFile(path) }
    var writer = SectionWriter(sectionCount: 4 + (layout == .fast ? 3 : 2) * (trie.order - 1))
    try writer.begin(in: file)
    try writer.append(.metadata, metadata.text, to: file)
    try writer.append(.vocabulary, [UInt8](source.vocabulary.serialized), to: file)
    var trieWriter = TrieWriter(trie, valueBits: layout == .fast ? 0 : quantization == .eightBit ? 8 : 32)
    try writer.append(.unigrams, trieWriter.unigrams(), to: file)
    for n in 2..<max(2, trie.order + 1) {
      let (level, ranks) = trieWriter.next(order: n)
      try writer.append(.trieLevel, order: n, level, to: file)
      try writer.append(.ranks, order: n - 1, ranks, to: file)
    }
    try writer.append(.predecessors, PredecessorWriter(trie: trie).bytes, to: file)
    if layout == .fast { try appendHashTables(of: trie, to: file, &writer) }
    try writer.end(
      in: file, layout: layout, quantization: layout == .fast ? .none : quantization, counts: trie.levels.map(\.count))
    try ModelError.wrapping { () throws(FileError) in try file.finish() }
  }

  /// Writes the hash tables; a table is written when the one after it has marked its suffixes.
  private static func appendHashTables(
    of trie: NGramTrie, to file: AtomicFile, _ writer: inout SectionWriter
  ) throws(ModelError) {
    var previous: HashTableWriter?
    for n in 2..<max(2, trie.order + 1) {
      let level = trie.levels[n - 1]
      let isHighest = n == trie.order
      var table = HashTableWriter(count: level.count, isHighest: isHighest)
      try trie.forEach(order: n) { words, node throws(ModelError) in
        let backoff = isHighest ? 0 : level.backoffs[node]
        try table.insert(
          NGramHash.hash(words), probability: level.probabilities[node], backoff: backoff,
          extendsRight: !isHighest && (backoff != 0 || !level.children(node).isEmpty))
        previous?.markExtendsLeft(NGramHash.hash(UnsafeBufferPointer(rebasing: words.dropFirst())))
      }
      if let previous { try writer.append(.hashTable, order: n - 1, previous.finished(), to: file) }
      previous = table
    }
    if let previous { try writer.append(.hashTable, order: trie.order, previous.finished(), to: file) }
  }
}

/// Writes the sections of a model file one after another, and the header at the end.
struct SectionWriter {
  private let sectionCount: Int
  private var sections: [Section] = []
  private var end: Int

  init(sectionCount: Int) {
    self.sectionCount = sectionCount
    end = ModelHeader.size(sectionCount: sectionCount)
  }

  /// Marks the file as unfinished.
  func begin(in file: AtomicFile) throws(ModelError) {
    try Self.write(ModelHeader.incompleteMagic, at: 0, in: file)
  }

  /// Writes a section.
  mutating func append(
    _ kind: SectionKind, order: Int = 0, _ bytes: [UInt8], to file: AtomicFile
  ) throws(ModelError) {
    let offset = (end + Section.alignment - 1) / Section.alignment * Section.alignment
    try Self.write(bytes, at: offset, in: file)
    let checksum = bytes.withUnsafeBytes { bytes in bytes.baseAddress.map { XXH64.hash($0, count: bytes.count) } ?? 0 }
    sections.append(Section(kind: kind, order: order, offset: offset, size: bytes.count, checksum: checksum))
    end = offset + bytes.count
  }

  /// Writes the header once all else is on the disk.
  func end(
    in file: AtomicFile, layout: ModelLayout, quantization: ModelQuantization, counts: [Int]
  ) throws(ModelError) {
    guard sections.count == sectionCount else {
      throw ModelError(
        .invalidSource, at: "the sections", "are \(sections.count) instead of \(sectionCount)",
        remedy: "report this as a bug")
    }
    // The last section may be empty; the file is never shorter than its header says.
    try Self.write([0], at: end, in: file)
    try ModelError.wrapping { () throws(FileError) in try file.synchronize() }
    let header = ModelHeader(
      layout: layout, quantization: quantization, counts: counts, fileSize: end + 1, sections: sections)
    try Self.write(header.serialized(), at: 0, in: file)
  }

  private static func write(_ bytes: [UInt8], at offset: Int, in file: AtomicFile) throws(ModelError) {
    try ModelError.wrapping { () throws(FileError) in try file.write(bytes, at: offset) }
  }
}
