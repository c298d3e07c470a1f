internal import Bytes

extension ModelHeader {
  /// Reads and checks the header of a file.
  ///
  /// - Throws: ``ModelError`` if the bytes are no finished model of this version for this machine, or not whole.
  init(_ bytes: UnsafeRawBufferPointer, name: String) throws(ModelError) {
    guard let base = bytes.baseAddress, bytes.count >= Self.size(sectionCount: 0) else {
      throw ModelError(
        .foreign, at: name, "is no language model (\(bytes.count) bytes)",
        remedy: "give a file that `copydesk train` wrote")
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
        remedy: isARPA ? "convert it first: `copydesk train --arpa FILE`" : "give a file that `copydesk train` wrote")
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
