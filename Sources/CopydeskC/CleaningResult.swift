internal import Copydesk
internal import CopydeskLedger

/// A cleaned text and its ledger at addresses that stay the same until the result goes.
final class CleaningResult: @unchecked Sendable {
  // Unchecked because of the pointers: what they point to is written here and then only read.
  private let text: UnsafeMutableBufferPointer<CChar>
  private let ledger: UnsafeMutableBufferPointer<CChar>

  init(_ cleaned: CleanedDocument, original: [UInt8]) {
    text = Self.terminated(cleaned.bytes)
    ledger = Self.terminated(LedgerLine.encode(cleaned.ledger, original: original, output: nil))
  }

  deinit {
    text.deallocate()
    ledger.deallocate()
  }

  /// What a result shows.
  enum Part {
    case text, ledger
  }

  /// The start of a part and its length without the terminating zero.
  func bytes(of part: Part) -> (start: UnsafePointer<CChar>?, count: Int) {
    let buffer = part == .text ? text : ledger
    return (UnsafePointer(buffer.baseAddress), buffer.count - 1)
  }

  private static func terminated(_ bytes: [UInt8]) -> UnsafeMutableBufferPointer<CChar> {
    let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count + 1)
    bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
    buffer.initializeElement(at: bytes.count, to: 0)
    return buffer
  }
}
