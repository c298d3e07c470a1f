internal import CPrefetch

/// The n-grams of one order as nodes of a trie: bit-packed records, sorted by parent and then by ``WordKey``.
///
/// The parent of an n-gram is its context. A record has the key of its last word, the probability, and, below the
/// highest order, the backoff weight and where the node's children end. Children are counted from the first child of
/// the node's block of 16, whose number is in the block's header; that is where this format saves space against
/// pointers in full width. A block with more children than fit is an exception: its header leads to a table of 17
/// full numbers.
///
/// | bytes | content |
/// | --- | --- |
/// | 8 | number of nodes |
/// | 1, 1, 1, 1 | bits of the key, the probability, the backoff weight and the end |
/// | 4 | number of exceptions |
/// | 1024, 1024 | with quantisation: 256 probabilities; if there are backoff weights, 256 of these |
/// | 68 × exceptions | first child of the block, and the end of the children of each of its nodes |
/// | rest | blocks of (highest order: no header) a header of 32 bits and 16 records; 8 bytes more |
struct TrieLevel {
  static let headerSize = 16
  static let blockSize = 16
  static let exceptionSize = 4 * (blockSize + 1)
  static let exceptionFlag: UInt32 = 1 << 31

  let count: Int
  let key: WordKey
  let isHighest: Bool
  let probabilityBits: Int
  let backoffBits: Int
  let endBits: Int
  let recordBits: Int
  let blockBits: Int
  let blockHeaderBits: Int
  let childCount: Int
  let exceptionCount: Int
  let probabilities: UnsafeRawPointer
  let backoffs: UnsafeRawPointer
  let exceptions: UnsafeRawPointer
  let records: UnsafeRawPointer

  init?(_ bytes: UnsafeRawBufferPointer, count: Int, vocabularySize: Int, childCount: Int?) {
    guard let base = bytes.baseAddress, bytes.count >= Self.headerSize,
      UInt64(littleEndian: base.loadUnaligned(as: UInt64.self)) == UInt64(count)
    else { return nil }
    self.count = count
    self.childCount = childCount ?? 0
    isHighest = childCount == nil
    let keyBits = Int(bytes[8])
    probabilityBits = Int(bytes[9])
    backoffBits = Int(bytes[10])
    endBits = Int(bytes[11])
    exceptionCount = Int(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: 12, as: UInt32.self)))
    guard keyBits == BitField.width(of: vocabularySize - 1), keyBits <= 31, [0, 8, 32].contains(probabilityBits),
      backoffBits == (isHighest ? 0 : probabilityBits), endBits <= 31,
      !isHighest || (endBits == 0 && exceptionCount == 0)
    else { return nil }
    key = WordKey(bits: keyBits)
    recordBits = keyBits + probabilityBits + backoffBits + endBits
    blockHeaderBits = isHighest ? 0 : 32
    blockBits = blockHeaderBits + Self.blockSize * recordBits
    probabilities = base + Self.headerSize
    backoffs = probabilities + (probabilityBits == 8 ? 1024 : 0)
    exceptions = backoffs + (backoffBits == 8 ? 1024 : 0)
    records = exceptions + Self.exceptionSize * exceptionCount
    let size = records - base + Self.recordSize(count: count, blockBits: blockBits)
    guard size == bytes.count else { return nil }
  }

  /// How many bytes the records of a level take.
  static func recordSize(count: Int, blockBits: Int) -> Int {
    ((count + blockSize - 1) / blockSize * blockBits + 7) / 8 + BitField.reach
  }

  /// The bit at which a record begins.
  @inline(__always)
  func bit(_ node: Int) -> Int {
    (node &>> 4) &* blockBits &+ blockHeaderBits &+ (node & 15) &* recordBits
  }

  /// The key of a node, which must be below ``count``.
  @inline(__always)
  func key(_ node: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: BitField.load(records, bit: bit(node)) & BitField.mask(key.bits))
  }

  /// The log10 probability of a node, which must be below ``count``.
  @inline(__always)
  func probability(_ node: Int) -> Float {
    value(bit: bit(node) &+ key.bits, width: probabilityBits, table: probabilities)
  }

  /// The log10 backoff weight of a node, which must be below ``count``.
  @inline(__always)
  func backoff(_ node: Int) -> Float {
    value(bit: bit(node) &+ key.bits &+ probabilityBits, width: backoffBits, table: backoffs)
  }

  @inline(__always)
  private func value(bit: Int, width: Int, table: UnsafeRawPointer) -> Float {
    let code = UInt32(truncatingIfNeeded: BitField.load(records, bit: bit) & BitField.mask(width))
    if width == 32 { return Float(bitPattern: code) }
    if width == 0 { return 0 }
    return Float(bitPattern: UInt32(littleEndian: table.loadUnaligned(fromByteOffset: 4 &* Int(code), as: UInt32.self)))
  }

  /// Where the children of a node are in the next level; the node must be below ``count``.
  @inline(__always)
  func children(_ node: Int) -> NodeRange {
    if isHighest { return .empty }
    let header = UInt32(truncatingIfNeeded: BitField.load(records, bit: (node &>> 4) &* blockBits))
    if header & Self.exceptionFlag != 0 { return exception(Int(header & ~Self.exceptionFlag), node & 15) }
    let endBit = bit(node) &+ recordBits &- endBits
    let mask = BitField.mask(endBits)
    let end = UInt32(truncatingIfNeeded: BitField.load(records, bit: endBit) & mask)
    let begin =
      node & 15 == 0 ? 0 : UInt32(truncatingIfNeeded: BitField.load(records, bit: endBit &- recordBits) & mask)
    return NodeRange(begin: header &+ begin, end: header &+ end, limit: childCount)
  }

  private func exception(_ index: Int, _ node: Int) -> NodeRange {
    guard index < exceptionCount else { return .empty }
    let place = exceptions + Self.exceptionSize * index + 4 * node
    return NodeRange(
      begin: UInt32(littleEndian: place.loadUnaligned(as: UInt32.self)),
      end: UInt32(littleEndian: place.loadUnaligned(fromByteOffset: 4, as: UInt32.self)), limit: childCount)
  }
}

extension TrieLevel {
  /// Asks for the memory that ``search(_:in:)`` will look at first.
  @inline(__always)
  func prefetch(_ key: UInt32, in range: NodeRange) {
    let guess = firstGuess(key, in: range)
    prefetch_line(records + bit(guess) &>> 3)
    // The header of its block, which tells where a node's children are.
    if !isHighest { prefetch_line(records + ((guess &>> 4) &* blockBits) &>> 3) }
  }

  /// Where a key is likely to be in a range.
  @inline(__always)
  private func firstGuess(_ key: UInt32, in range: NodeRange) -> Int {
    Int(range.begin)
      &+ Int(truncatingIfNeeded: (UInt64(key) &* UInt64(range.end &- range.begin)) &>> UInt64(self.key.bits))
  }

  /// The node with a key among those of a range, nil if there is none.
  ///
  /// Keys are spread evenly, so that a key's place follows from its value, give or take the square root of their
  /// number; each miss gives the next guess by the same slope. No division, no branch but the comparison.
  ///
  /// - Complexity: O(log log n) expected, O(n) at worst.
  @inline(__always)
  func search(_ key: UInt32, in range: NodeRange) -> Int? {
    var low = Int(range.begin)
    var high = Int(range.end)
    let slope = UInt64(truncatingIfNeeded: high &- low)
    let shift = UInt64(self.key.bits)
    var guess = firstGuess(key, in: range)
    while low < high {
      let found = self.key(guess)
      if found == key { return guess }
      if found < key {
        low = guess &+ 1
        guess = min(low &+ Int(truncatingIfNeeded: (UInt64(key &- found) &* slope) &>> shift), high &- 1)
      } else {
        high = guess
        guess = max(high &- 1 &- Int(truncatingIfNeeded: (UInt64(found &- key) &* slope) &>> shift), low)
      }
    }
    return nil
  }
}

/// A range of nodes of one level of the trie.
struct NodeRange {
  let begin: UInt32
  let end: UInt32

  static var empty: NodeRange { NodeRange(begin: 0, end: 0) }

  @inline(__always)
  private init(begin: UInt32, end: UInt32) {
    self.begin = begin
    self.end = end
  }

  /// A range as a file has it: empty if it is not within a level of `limit` nodes, which only damage explains.
  @inline(__always)
  init(begin: UInt32, end: UInt32, limit: Int) {
    let isSound = begin <= end && Int(end) <= limit
    self.begin = isSound ? begin : 0
    self.end = isSound ? end : 0
  }

  @inline(__always)
  var isEmpty: Bool { begin == end }

  var count: Int { Int(end) - Int(begin) }

  /// Both ends in one integer, for a state.
  @inline(__always)
  var packed: UInt64 { UInt64(begin) | UInt64(end) &<< 32 }

  @inline(__always)
  init(packed: UInt64) {
    begin = UInt32(truncatingIfNeeded: packed)
    end = UInt32(truncatingIfNeeded: packed &>> 32)
  }
}
