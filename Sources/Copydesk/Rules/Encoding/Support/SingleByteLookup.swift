/// From a character to the byte it is in each single-byte encoding, and to what that byte would mean in UTF-8.
///
/// Two levels: 64 characters a page, pages only where an encoding has a character; about 40 KB in all.
struct SingleByteLookup: Sendable {
  static let shared = SingleByteLookup()

  private static let width = SingleByteEncoding.allCases.count
  private var pages = [UInt8](repeating: 0, count: 1024)
  private var leads = [UInt16](repeating: 0, count: 64)
  private var continuations = [UInt16](repeating: 0, count: 64)
  private var bytes = [UInt8](repeating: 0, count: 64 * Self.width)

  private init() {
    for encoding in SingleByteEncoding.allCases {
      for (index, character) in encoding.upperHalf.enumerated() where character != 0 {
        let byte = UInt8(0x80 + index)
        let row = makeRow(Int(character))
        bytes[row * Self.width + Int(encoding.rawValue)] = byte
        switch byte {
        case 0x80...0xBF: continuations[row] |= encoding.bit
        case 0xC2...0xF4: leads[row] |= encoding.bit
        default: break
        }
      }
    }
  }

  private mutating func makeRow(_ character: Int) -> Int {
    let page = character >> 6
    if pages[page] == 0 {
      pages[page] = UInt8(leads.count >> 6)
      leads += [UInt16](repeating: 0, count: 64)
      continuations += [UInt16](repeating: 0, count: 64)
      bytes += [UInt8](repeating: 0, count: 64 * Self.width)
    }
    return Int(pages[page]) << 6 | character & 63
  }

  private func row(_ character: UInt32) -> Int {
    character < 0x1_0000 ? Int(pages[Int(character >> 6)]) << 6 | Int(character & 63) : 0
  }

  /// The encodings in which a character's byte leads a UTF-8 sequence.
  func leads(_ character: UInt32) -> UInt16 { leads[row(character)] }

  /// The encodings in which a character's byte continues a UTF-8 sequence.
  func continues(_ character: UInt32) -> UInt16 { continuations[row(character)] }

  /// The byte a character is in an encoding, or zero.
  func byte(_ character: UInt32, in encoding: SingleByteEncoding) -> UInt8 {
    bytes[row(character) * Self.width + Int(encoding.rawValue)]
  }
}
