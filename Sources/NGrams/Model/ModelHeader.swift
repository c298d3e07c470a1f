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

extension ModelHeader {
  /// Reads and checks the header of a file.
  ///
  /// - Throws: ``ModelError`` if the bytes are not a finished model of this version for this machine.
  init(_ bytes: UnsafeRawBufferPointer, name: String) throws(ModelError) {
    guard let base = bytes.baseAddress, bytes.count >= Self.size(sectionCount: 0) else {
      throw ModelError(
        .foreign, at: name, "is no language model (\(bytes.count) bytes)",
        remedy: "give the file of a trained model (.cdlm)")
    }
    func word(_ offset: Int) -> UInt32 {
      UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
    func long(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    let magic = [UInt8](bytes[..<8])
    if magic == Self.incompleteMagic {
      throw ModelError(
        .incomplete, at: name, "was not written to its end", remedy: "delete it and train or convert the model again")
    }
    guard magic == Self.magic else {
      let isARPA = magic.starts(with: Array("\\data\\".utf8)) || magic.starts(with: [0x1F, 0x8B])
      throw ModelError(
        .foreign, at: name, "is no language model of this program",
        remedy: isARPA ? "convert the ARPA file to a model first" : "give the file of a trained model (.cdlm)")
    }
    guard word(8) == Self.byteOrderMark else {
      throw ModelError(
        .unsupported, at: name, "was written in another byte order",
        remedy: "train or convert the model on this machine")
    }
    guard word(12) == Self.version, word(16) == Self.hashWidth else {
      throw ModelError(
        .unsupported, at: name,
        "has format version \(word(12)), not \(Self.version), or hashes of \(word(16)) bits",
        remedy: "train or convert the model with this version")
    }
    guard long(32) == UInt64(bytes.count) else {
      throw ModelError(
        .damaged, at: name, "has \(bytes.count) bytes instead of \(long(32))", remedy: "copy the whole file again")
    }
    let sectionCount = Int(word(40))
    guard sectionCount <= Self.maximumSectionCount, Self.size(sectionCount: sectionCount) <= bytes.count else {
      throw Self.damaged(name)
    }
    let end = Self.size(sectionCount: sectionCount) - 8
    let order = Int(word(28))
    guard XXH64.hash(base, count: end) == long(end), let layout = ModelLayout(rawValue: word(20)),
      let quantization = ModelQuantization(rawValue: word(24)), 1...LanguageModel.maximumOrder ~= order
    else { throw Self.damaged(name) }
    self.layout = layout
    self.quantization = quantization
    fileSize = bytes.count
    counts = (0..<order).map { Int(truncatingIfNeeded: long(48 + 8 * $0)) }
    sections = (0..<sectionCount).map { Section(base + Self.fixedSize + $0 * Section.size) }
    let areInside = sections.allSatisfy { section in
      section.offset <= UInt64(bytes.count) && section.size <= UInt64(bytes.count) - section.offset
    }
    guard areInside, counts.allSatisfy({ 0..<1 << 31 ~= $0 }) else { throw Self.damaged(name) }
  }

  /// The error for a file whose content contradicts itself.
  static func damaged(_ name: String) -> ModelError {
    ModelError(.damaged, at: name, "is damaged", remedy: "copy the file again, or train the model again")
  }

  /// The bytes of a section; nil if there is none.
  func section(_ kind: SectionKind, order: Int = 0, of bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    for section in sections where section.kind == kind.rawValue && section.order == UInt32(order) {
      return UnsafeRawBufferPointer(rebasing: bytes[Int(section.offset)..<Int(section.offset + section.size)])
    }
    return nil
  }
}

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

/// What a section of a model file holds.
enum SectionKind: UInt32 {
  case metadata = 1
  case vocabulary = 2
  /// ``UnigramTable``
  case unigrams = 3
  /// ``TrieLevel``, one for each order from 2 up.
  case trieLevel = 4
  /// ``HashTable``, one for each order from 2 up; layout `fast` only.
  case hashTable = 5
  /// ``RankIndex``, one for each order of a context.
  case ranks = 6
  /// ``PredecessorIndex``
  case predecessors = 7
}

/// How a model file stores its n-grams.
public enum ModelLayout: UInt32, Hashable, Sendable, CaseIterable {
  /// A bit-packed trie: about 4 bytes an n-gram when quantised.
  case compact = 1
  /// Hash tables of 64-bit hashes, one for each order: larger, and the fastest to query.
  ///
  /// The trie is there as well, without probabilities, for the queries that list words, such as
  /// ``LanguageModel/successors(of:limit:)``.
  case fast = 2
}

/// How exactly a `compact` model keeps probabilities and backoff weights.
///
/// 1-grams are always kept exactly, and so are all n-grams of the layout `fast`.
public enum ModelQuantization: UInt32, Hashable, Sendable, CaseIterable {
  /// 32-bit floats, as the source has them.
  case none = 0
  /// 8 bits, by a table of 256 values for each order.
  ///
  /// The tables start with bins of equal counts, as in KenLM (Federico and Bertoldi, “How many bits are needed to
  /// store probabilities for phrase-based translation?”, WMT 2006), and are then improved by Lloyd's algorithm.
  case eightBit = 8
}
