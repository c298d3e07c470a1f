internal import Bytes

/// A sentence as an ``EvidenceIndexBuilder`` holds it: its tokens and its text in one piece of memory.
struct EvidenceSentence: Sendable {
  /// The tokens a sentence may have, quotation marks aside; longer ones are lists and tables.
  static let tokenLimit = 128
  /// The words a sentence must have: with fewer, no difference could have six equal words around it.
  static let minimumWords = 6
  /// The bytes a sentence may have for each token; English has five or six, and what has more is no prose.
  private static let bytesPerToken = 16
  /// Bytes that an entry takes beside its tokens and text: the dictionary's slot, the array's header, two names.
  private static let overhead = 160
  /// Bytes of a token: key, traits, start and end; and those of a posting of the finished index.
  private static let tokenSize = 9
  private static let postingSize = 8

  /// For every token its key (4 bytes), traits (1), start and end in the text (2 each), little-endian, since it is
  /// encoded as it is; then the text.
  private(set) var memory: [UInt8]
  private(set) var count: Int
  /// The documents that have it.
  var documents: UInt32 = 1
  /// The two smallest names of documents that have it, as numbers of the builder; −1 is none.
  var first: Int32
  var second: Int32 = -1
  /// The number of the document that added it last, so that no document is counted twice.
  var lastDocument: Int

  /// The most it can take of a builder's memory.
  ///
  /// A hash of the identity, not of the spelling: what stays when memory is short must not depend on the order in which
  /// spellings come.
  var cost: Int { count * (Self.tokenSize + Self.postingSize + Self.bytesPerToken) + Self.overhead }

  /// Takes a sentence over; nil if it has too many bytes for its tokens.
  init?(
    _ range: Range<Int>, of compared: ComparedTokens, _ tokens: CopyTokens, text: UnsafeBufferPointer<UInt8>,
    document: Int32, serial: Int
  ) {
    guard let last = range.last else { return nil }
    let place = tokens.bytes(of: compared.positions[range.lowerBound]..<compared.positions[last] + 1)
      .clamped(to: 0..<text.count)
    guard place.count <= range.count * Self.bytesPerToken else { return nil }
    count = range.count
    first = document
    lastDocument = serial
    let size = count * Self.tokenSize
    memory = [UInt8](unsafeUninitializedCapacity: size + place.count) { memory, filled in
      let raw = UnsafeMutableRawBufferPointer(memory)
      for (token, index) in range.enumerated() {
        let position = compared.positions[index]
        let bytes = tokens.bytes(of: position..<position + 1)
        let offset = token * Self.tokenSize
        raw.storeBytes(of: compared.keys[index].littleEndian, toByteOffset: offset, as: UInt32.self)
        raw.storeBytes(of: compared.traits[index].rawValue, toByteOffset: offset + 4, as: UInt8.self)
        let start = UInt16(clamping: bytes.lowerBound - place.lowerBound)
        let end = UInt16(clamping: bytes.upperBound - place.lowerBound)
        raw.storeBytes(of: start.littleEndian, toByteOffset: offset + 5, as: UInt16.self)
        raw.storeBytes(of: end.littleEndian, toByteOffset: offset + 7, as: UInt16.self)
      }
      UnsafeMutableRawBufferPointer(rebasing: raw[size...]).copyBytes(from: text[place])
      filled = size + place.count
    }
  }

  /// Takes over a sentence as ``memory`` has it; nil unless it is one that could have been kept.
  init?(memory: [UInt8], count: Int, documents: UInt32, first: Int32, second: Int32) {
    let size = count * Self.tokenSize
    guard 1...Self.tokenLimit ~= count, 0...(count * Self.bytesPerToken) ~= memory.count - size, documents > 0 else {
      return nil
    }
    self.memory = memory
    self.count = count
    self.documents = documents
    self.first = first
    self.second = second
    lastDocument = -1
    var words = 0
    for index in 0..<count {
      guard max(start(index), end(index)) <= memory.count - size else { return nil }
      if !traits(index).contains(.mark) { words += 1 }
    }
    guard words >= Self.minimumWords else { return nil }
  }

  /// What identifies it; see ``identity(_:of:)``.
  var identity: UInt64 { Self.identity((0..<count).lazy.map { key($0) }) }

  /// Whether a sentence is long and short enough to be kept.
  static func isOfUse(_ range: Range<Int>, of compared: ComparedTokens) -> Bool {
    guard range.count <= tokenLimit else { return false }
    return range.count(where: { !compared.traits[$0].contains(.mark) }) >= minimumWords
  }

  /// What identifies a sentence: its words and punctuation, capitals and quotation marks aside.
  static func identity(_ range: Range<Int>, of compared: ComparedTokens) -> UInt64 {
    identity(range.lazy.map { compared.keys[$0] })
  }

  private static func identity(_ keys: some Sequence<UInt32>) -> UInt64 {
    var hash = Mixing.golden
    for key in keys {
      hash = (hash ^ UInt64(key)) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 31
    }
    return hash
  }

  func key(_ index: Int) -> UInt32 { value(index, 0) }
  func traits(_ index: Int) -> ComparedTokens.Traits { .init(rawValue: value(index, 4)) }
  func start(_ index: Int) -> UInt16 { value(index, 5) }
  func end(_ index: Int) -> UInt16 { value(index, 7) }
  var text: ArraySlice<UInt8> { memory[(count * Self.tokenSize)...] }

  /// Takes the other's spelling and keeps its own counts.
  mutating func adoptSpelling(of other: EvidenceSentence) {
    let own = self
    memory = other.memory
    count = other.count
    trust(own)
  }

  /// A token is suspect only if it is in every document that has the sentence.
  mutating func trust(_ other: EvidenceSentence) {
    for index in 0..<min(count, other.count) where !other.traits(index).contains(.suspect) {
      memory[index * Self.tokenSize + 4] &= ~ComparedTokens.Traits.suspect.rawValue
    }
  }

  private func value<Value: FixedWidthInteger & BitwiseCopyable>(_ index: Int, _ offset: Int) -> Value {
    let start = index * Self.tokenSize + offset
    guard start >= 0, start + MemoryLayout<Value>.size <= memory.count else { return 0 }
    return memory.withUnsafeBytes { Value(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: Value.self)) }
  }
}
