/// Bytes at an address that stays the same until the object goes, with a zero behind them that is not counted.
final class OwnedBytes: @unchecked Sendable {
  // Unchecked because of the pointer: what it points to is written here and then only read.
  private let buffer: UnsafeMutableBufferPointer<CChar>

  init(_ bytes: [UInt8]) {
    buffer = .allocate(capacity: bytes.count + 1)
    bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
    buffer.initializeElement(at: bytes.count, to: 0)
  }

  deinit { buffer.deallocate() }

  var start: UnsafePointer<CChar>? { UnsafePointer(buffer.baseAddress) }
  var count: Int { buffer.count - 1 }
}
