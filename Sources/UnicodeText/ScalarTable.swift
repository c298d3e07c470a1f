internal import CICUShim

/// The class of every scalar, in two stages.
///
/// Stage one names a block of 256 scalars, stage two holds the distinct blocks: 60 KB in all, against 1.1 MB flat.
struct ScalarTable: Sendable {
  /// The table of this process, built from ICU at first use.
  static let shared = ScalarTable()

  private let blockOf: [UInt16]
  private let classes: [ScalarClass]

  private init() {
    let scalarCount = 0x110000
    let flat = [UInt8](unsafeUninitializedCapacity: scalarCount) { buffer, count in
      buffer.initialize(repeating: 0)
      guard let start = buffer.baseAddress else { return }
      cicu_character_types(start)
      count = scalarCount
    }
    var blocks: [ArraySlice<UInt8>: UInt16] = [:]
    var blockOf: [UInt16] = []
    var classes: [ScalarClass] = []
    for start in stride(from: 0, to: flat.count, by: 256) {
      let block = flat[start..<start + 256]
      if let known = blocks[block] {
        blockOf.append(known)
      } else {
        let number = UInt16(blocks.count)
        blocks[block] = number
        blockOf.append(number)
        classes += block.map { ScalarClass(rawValue: $0) ?? .unassigned }
      }
    }
    self.blockOf = blockOf
    self.classes = classes
  }

  /// The class of a scalar; ``ScalarClass/unassigned`` outside Unicode.
  subscript(scalar: UInt32) -> ScalarClass {
    let page = Int(scalar >> 8)
    guard page < blockOf.count else { return .unassigned }
    return classes[Int(blockOf[page]) << 8 | Int(scalar & 0xFF)]
  }
}
