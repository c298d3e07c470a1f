import Bytes

@testable import NGrams

/// Makes the checksum of a damaged model's header right, so that damage behind it is met.
enum HeaderRepair {
  static func repair(_ bytes: inout [UInt8]) {
    bytes.replaceSubrange(0..<8, with: ModelHeader.magic)
    let sectionCount = Int(bytes[40])
    bytes.replaceSubrange(41..<44, with: [0, 0, 0])
    let end = ModelHeader.size(sectionCount: sectionCount) - 8
    guard end + 8 <= bytes.count else { return }
    let checksum = bytes.withUnsafeBytes { bytes in bytes.baseAddress.map { XXH64.hash($0, count: end) } ?? 0 }
    withUnsafeBytes(of: checksum.littleEndian) { bytes.replaceSubrange(end..<end + 8, with: $0) }
  }
}
