internal import CZlib

/// The CRC-32 of bytes that come piece by piece, as gzip and `crc32` have it.
///
/// It finds what was cut, swapped or edited by accident; it is no defence against forgery.
struct Checksum: Hashable, Sendable {
  private(set) var value: UInt32

  /// Goes on from a value, or starts with no bytes.
  init(_ value: UInt32 = 0) { self.value = value }

  /// The checksum of some bytes.
  init(of bytes: [UInt8]) {
    self.init()
    update(bytes[...])
  }

  mutating func update(_ bytes: ArraySlice<UInt8>) {
    value = bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(UInt(value), $0.baseAddress, $0.count)) }
  }

  /// Eight hexadecimal digits.
  var text: String { Hexadecimal.string(value) }
}
