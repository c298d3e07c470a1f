internal import Bytes

/// An entry of a model file's section table: kind, order, place, size and checksum.
struct Section {
  static let size = 32
  /// Sections begin at multiples of this.
  static let alignment = 64

  let kind: UInt32
  /// The order of the n-grams within; 0 if it concerns all.
  let order: UInt32
  let offset: UInt64
  let size: UInt64
  let checksum: UInt64

  init(kind: SectionKind, order: Int, offset: Int, size: Int, checksum: UInt64) {
    self.kind = kind.rawValue
    self.order = UInt32(order)
    self.offset = UInt64(offset)
    self.size = UInt64(size)
    self.checksum = checksum
  }

  init(_ start: UnsafeRawPointer) {
    kind = UInt32(littleEndian: start.loadUnaligned(as: UInt32.self))
    order = UInt32(littleEndian: start.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    offset = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    size = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    checksum = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
  }

  func append(to buffer: inout BinaryWriter) {
    buffer.append(kind)
    buffer.append(order)
    buffer.append(offset)
    buffer.append(size)
    buffer.append(checksum)
  }
}
