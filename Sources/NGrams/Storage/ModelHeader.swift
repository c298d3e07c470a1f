internal import Bytes

/// The first bytes of a model file: what it is, its counts, and where its sections are.
///
/// | bytes | content |
/// | --- | --- |
/// | 8 | magic: 0x89 `CDLM` CR LF 0x1A, which no text has and which transfer as text destroys |
/// | 4 | 0x01020304 in the byte order of the file, which is little-endian |
/// | 4 | format version |
/// | 4 | width of a hash in bits |
/// | 4 | ``ModelLayout`` |
/// | 4 | ``ModelQuantization`` |
/// | 4 | order |
/// | 8 | size of the file |
/// | 4 | number of sections |
/// | 4 | 0 |
/// | 8 × 6 | n-grams of each order |
/// | 32 × sections | ``Section`` |
/// | 8 | XXH64 of all that comes before |
struct ModelHeader {
  static let magic: [UInt8] = [0x89] + Array("CDLM".utf8) + [0x0D, 0x0A, 0x1A]
  /// In the place of the magic while the file is being written.
  static let incompleteMagic: [UInt8] = [0x89] + Array("CDLM".utf8) + [0, 0, 0]
  static let byteOrderMark: UInt32 = 0x0102_0304
  static let version: UInt32 = 1
  static let hashWidth: UInt32 = 64
  static let fixedSize = 96
  static let maximumSectionCount = 64

  var layout: ModelLayout
  var quantization: ModelQuantization
  var counts: [Int]
  var fileSize: Int
  var sections: [Section]

  static func size(sectionCount: Int) -> Int { fixedSize + sectionCount * Section.size + 8 }

  func serialized() -> [UInt8] {
    var buffer = BinaryWriter()
    buffer.append(contentsOf: Self.magic)
    buffer.append(Self.byteOrderMark)
    buffer.append(Self.version)
    buffer.append(Self.hashWidth)
    buffer.append(layout.rawValue)
    buffer.append(quantization.rawValue)
    buffer.append(UInt32(counts.count))
    buffer.append(UInt64(fileSize))
    buffer.append(UInt32(sections.count))
    buffer.append(UInt32(0))
    for n in 0..<LanguageModel.maximumOrder { buffer.append(UInt64(n < counts.count ? counts[n] : 0)) }
    for section in sections { section.append(to: &buffer) }
    let checksum = buffer.bytes.withUnsafeBytes { bytes in
      bytes.baseAddress.map { XXH64.hash($0, count: bytes.count) } ?? 0
    }
    buffer.append(checksum)
    return buffer.bytes
  }
}
