internal import Bytes

/// How many documents of each source have each line, and how often it stands at an edge of the text, counted in memory
/// of a fixed size.
///
/// A count-min sketch (Cormode and Muthukrishnan 2005): two rows of slots, in each of which a line adds to the slot that
/// a hash of it and its source chooses; the smaller of the two is its count. A count is never too low; how high a line
/// that stands nowhere may seem is told by the slots themselves (``noise``). Counts only add up, so neither the order of
/// documents nor of parts matters.
///
/// ```swift
/// let reader = try FurnitureReader()
/// var counts = FurnitureCounts()
/// for document in batch { reader.read(document).map { counts.add($0) } }
/// let cleaner = try Cleaner(plugins: [SourceFurniture(counts)])
/// ```
public struct FurnitureCounts: Sendable {
  /// The standard memory in bytes: half a slot or less for each line of some four million that are written once.
  public static let standardMemory = 64 << 20
  /// The share of lines written once whose count may seem higher than ``noise`` allows for.
  private static let noiseShare = 1e-7

  /// Two counters.
  struct Slot: Hashable, Sendable {
    /// Documents with the line.
    var documents: UInt32 = 0
    /// Those in which it stands at an edge.
    var atEdge: UInt32 = 0

    mutating func add(_ other: Slot) {
      documents = Self.sum(documents, other.documents)
      atEdge = Self.sum(atEdge, other.atEdge)
    }

    private static func sum(_ first: UInt32, _ second: UInt32) -> UInt32 {
      let (sum, isTooLarge) = first.addingReportingOverflow(second)
      return isTooLarge ? .max : sum
    }
  }

  /// Both rows, one behind the other.
  private var slots: [Slot]
  /// One less than the slots of a row, which are a power of two.
  private let mask: Int
  /// The documents added.
  public private(set) var documents = 0

  /// Makes counts of nothing.
  ///
  /// - Parameter memory: Bytes they may take; rounded down to a power of two, from 64 KiB to 16 GiB.
  public init(memory: Int = standardMemory) {
    var size = 1 << 16
    while size <= memory / 2, size < 1 << 34 { size <<= 1 }
    let row = size / (2 * MemoryLayout<Slot>.stride)
    slots = Array(repeating: Slot(), count: 2 * row)
    mask = row - 1
  }

  /// Adds what a ``FurnitureReader`` read of a document.
  ///
  /// - Complexity: O(*n*) in its lines.
  public mutating func add(_ document: FurnitureDocument) {
    documents &+= 1
    add(Slot(documents: 1, atEdge: 0), for: Self.total(of: document.source))
    for unit in document.units {
      add(Slot(documents: 1, atEdge: unit.isAtEdge ? 1 : 0), for: Self.key(unit.key, of: document.source))
    }
  }

  /// Adds what was counted elsewhere with the same memory.
  ///
  /// - Throws: ``FurnitureError/otherSize(_:expected:)`` for another memory; then nothing is added.
  /// - Complexity: O(*n*) in the memory.
  public mutating func merge(_ other: FurnitureCounts) throws(FurnitureError) {
    guard other.slots.count == slots.count else {
      throw .otherSize(other.memory, expected: memory)
    }
    documents &+= other.documents
    slots.withUnsafeMutableBufferPointer { slots in
      for (index, slot) in other.slots.enumerated() where slot.documents > 0 { slots[index].add(slot) }
    }
  }

  private mutating func add(_ slot: Slot, for key: UInt64) {
    let (first, second) = places(key)
    slots[first].add(slot)
    slots[second].add(slot)
  }

  /// The counts of a line of a source; never too low.
  func count(of line: UInt64, in source: UInt64) -> Slot { slot(Self.key(line, of: source)) }

  /// The documents of a source; never too few.
  func documents(of source: UInt64) -> Int { Int(slot(Self.total(of: source)).documents) }

  private func slot(_ key: UInt64) -> Slot {
    let (first, second) = places(key)
    return Slot(
      documents: min(slots[first].documents, slots[second].documents),
      atEdge: min(slots[first].atEdge, slots[second].atEdge))
  }

  private func places(_ key: UInt64) -> (Int, Int) {
    let hash = Mixing.finalized(key)
    return (Int(truncatingIfNeeded: hash) & mask, mask + 1 + Int(truncatingIfNeeded: hash >> 32) & mask)
  }

  private static func key(_ line: UInt64, of source: UInt64) -> UInt64 { Mixing.extended(source, by: line) }
  private static func total(of source: UInt64) -> UInt64 { Mixing.finalized(source ^ Mixing.golden) }

  /// The number that stands for a source.
  static func hash(ofSource name: String) -> UInt64 { FNV1a.hash(name.utf8) }

  /// Bytes taken.
  public var memory: Int { slots.count * MemoryLayout<Slot>.stride }

  /// The count that other lines in its slots give to a line that stands nowhere, in all but one case in ten million.
  ///
  /// The chance is the product of the rows' shares of slots that hold so much, since a line's slots in the two are drawn
  /// apart.
  ///
  /// - Complexity: O(*n*) in the memory.
  func noise() -> Int {
    // Above this nothing is found in any case.
    let limit = 1 << 16
    let row = mask + 1
    var tails = (Array(repeating: 0, count: limit + 1), Array(repeating: 0, count: limit + 1))
    for index in 0..<row {
      tails.0[min(limit, Int(slots[index].documents))] += 1
      tails.1[min(limit, Int(slots[row + index].documents))] += 1
    }
    for count in (0..<limit).reversed() {
      tails.0[count] += tails.0[count + 1]
      tails.1[count] += tails.1[count + 1]
    }
    let least = Self.noiseShare * Double(row) * Double(row)
    return (1...limit).first { Double(tails.0[$0]) * Double(tails.1[$0]) < least }.map { $0 - 1 } ?? limit
  }
}

extension FurnitureCounts {
  private static let kind: StaticString = "CDFURNI1"

  /// The counts as bytes, to be merged elsewhere.
  ///
  /// They are the same whatever the order in which documents were added and parts merged. Their size follows what was
  /// counted: four to six bytes for each line and row.
  ///
  /// - Complexity: O(*n*) in the memory.
  public func encoded() -> [UInt8] {
    var writer = BinaryWriter()
    writer.append(UInt32(truncatingIfNeeded: slots.count.trailingZeroBitCount))
    writer.append(UInt64(documents))
    var bytes: [UInt8] = []
    var last = -1
    for (index, slot) in slots.enumerated() where slot.documents > 0 {
      // Most are written once, and not at an edge.
      let isPlain = slot.documents == 1 && slot.atEdge == 0
      Self.append(UInt64(index - last) << 1 | (isPlain ? 0 : 1), to: &bytes)
      last = index
      if isPlain { continue }
      Self.append(UInt64(slot.documents), to: &bytes)
      Self.append(UInt64(slot.atEdge), to: &bytes)
    }
    writer.append(UInt64(bytes.count))
    writer.append(contentsOf: bytes)
    return SealedBytes.seal(writer.bytes, as: Self.kind)
  }

  /// Reads the bytes that ``encoded()`` wrote.
  ///
  /// - Throws: ``FurnitureError`` if the bytes are no counts.
  /// - Complexity: O(*n*) in the bytes and the memory.
  public init(encoded bytes: UnsafeRawBufferPointer) throws(FurnitureError) {
    let body: UnsafeRawBufferPointer
    do throws(SealedBytes.Flaw) {
      body = try SealedBytes.open(bytes, as: Self.kind)
    } catch {
      throw error == .otherKind ? .otherKind : .notWhole
    }
    var reader = BinaryReader(body)
    guard let exponent = reader.integer(UInt32.self), 13...31 ~= exponent, let documents = reader.integer(UInt64.self),
      documents < 1 << 56, let size = reader.integer(UInt64.self).flatMap({ Int(exactly: $0) }),
      let coded = reader.bytes(size), reader.isAtEnd
    else { throw .notWhole }
    self.init(memory: (1 << Int(exponent)) * MemoryLayout<Slot>.stride)
    self.documents = Int(documents)
    guard Self.read(coded, into: &slots) else { throw .notWhole }
  }

  /// Adds what was counted elsewhere, from the bytes that ``encoded()`` wrote.
  ///
  /// - Throws: ``FurnitureError`` if the bytes are no counts of this memory; then nothing is added.
  /// - Complexity: O(*n*) in the bytes and the memory.
  public mutating func merge(encoded bytes: UnsafeRawBufferPointer) throws(FurnitureError) {
    try merge(FurnitureCounts(encoded: bytes))
  }

  /// A number in groups of seven bits, low ones first (LEB128).
  private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    var value = value
    while value > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: value))
  }

  /// Fills slots; false if the bytes say something else than slots.
  private static func read(_ bytes: UnsafeRawBufferPointer, into slots: inout [Slot]) -> Bool {
    var offset = 0
    func number(_ limit: UInt64) -> UInt64? {
      var value: UInt64 = 0
      var shift: UInt64 = 0
      while offset < bytes.count, shift < 42 {
        let byte = bytes[offset]
        offset += 1
        value |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return value <= limit ? value : nil }
        shift += 7
      }
      return nil
    }
    var last = -1
    while offset < bytes.count {
      guard let step = number(.max), step >> 1 > 0, step >> 1 < UInt64(slots.count - last) else { return false }
      last += Int(step >> 1)
      var slot = Slot(documents: 1, atEdge: 0)
      if step & 1 == 1 {
        guard let documents = number(UInt64(UInt32.max)), documents > 0, let atEdge = number(documents) else {
          return false
        }
        slot = Slot(documents: UInt32(documents), atEdge: UInt32(atEdge))
      }
      slots[last] = slot
    }
    return true
  }
}

/// Why counts from elsewhere cannot be taken.
public enum FurnitureError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes are none, or of another version.
  case otherKind
  /// The bytes were cut or changed on their way.
  case notWhole
  /// The counts take memory of another size.
  case otherSize(Int, expected: Int)

  /// One line: what, and the remedy.
  public var description: String {
    switch self {
    case .otherKind: "the bytes are no counts of furniture of this version; pass what the same version encoded"
    case .notWhole: "the counts of furniture were cut or changed; pass all bytes that were encoded"
    case .otherSize(let size, let expected):
      "the counts of furniture take \(size) bytes and not \(expected); make all parts with one size"
    }
  }
}
