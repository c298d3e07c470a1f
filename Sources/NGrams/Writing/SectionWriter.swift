internal import Bytes

/// Writes the sections of a model file one after another, and the header at the end.
struct SectionWriter {
  private let sectionCount: Int
  private var sections: [Section] = []
  private var end: Int

  init(sectionCount: Int) {
    self.sectionCount = sectionCount
    end = ModelHeader.size(sectionCount: sectionCount)
  }

  /// Marks the file as unfinished.
  func begin(in file: AtomicFile) throws(ModelError) {
    try Self.write(ModelHeader.incompleteMagic, at: 0, in: file)
  }

  /// Writes a section.
  mutating func append(
    _ kind: SectionKind, order: Int = 0, _ bytes: [UInt8], to file: AtomicFile
  ) throws(ModelError) {
    let offset = (end + Section.alignment - 1) / Section.alignment * Section.alignment
    try Self.write(bytes, at: offset, in: file)
    let checksum = bytes.withUnsafeBytes { bytes in bytes.baseAddress.map { XXH64.hash($0, count: bytes.count) } ?? 0 }
    sections.append(Section(kind: kind, order: order, offset: offset, size: bytes.count, checksum: checksum))
    end = offset + bytes.count
  }

  /// Writes the header once all else is on the disk.
  func end(
    in file: AtomicFile, layout: ModelLayout, quantization: ModelQuantization, counts: [Int]
  ) throws(ModelError) {
    guard sections.count == sectionCount else {
      throw ModelError(
        .invalidSource, at: "the sections", "are \(sections.count) instead of \(sectionCount)",
        remedy: "report this as a bug")
    }
    // The last section may be empty; the file is never shorter than its header says.
    try Self.write([0], at: end, in: file)
    try ModelError.wrapping { () throws(FileError) in try file.synchronize() }
    let header = ModelHeader(
      layout: layout, quantization: quantization, counts: counts, fileSize: end + 1, sections: sections)
    try Self.write(header.serialized(), at: 0, in: file)
  }

  private static func write(_ bytes: [UInt8], at offset: Int, in file: AtomicFile) throws(ModelError) {
    try ModelError.wrapping { () throws(FileError) in try file.write(bytes, at: offset) }
  }
}
