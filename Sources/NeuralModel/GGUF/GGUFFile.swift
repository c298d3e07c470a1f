internal import Bytes

/// The header of a GGUF file: its metadata, and where its tensors are.
///
/// Format: ggml's docs/gguf.md, versions 2 and 3, little-endian. Every place that is kept lies within the bytes.
struct GGUFFile {
  /// Where a tensor is, and its shape: the length of a row first.
  struct Tensor {
    let type: TensorType
    let rows: Int
    let columns: Int
    let dimensionCount: Int
    let rowSize: Int
    let range: Range<Int>
  }

  let bytes: UnsafeRawBufferPointer
  let name: String
  private(set) var metadata: [String: GGUFValue] = [:]
  private(set) var tensors: [String: Tensor] = [:]

  /// Reads the header.
  ///
  /// - Throws: ``NeuralModelError`` if the bytes are no GGUF file of a known version, or are cut.
  init(_ bytes: UnsafeRawBufferPointer, name: String) throws(NeuralModelError) {
    self.bytes = bytes
    self.name = name
    var reader = BinaryReader(bytes)
    guard let magic = reader.integer(UInt32.self), magic == 0x4655_4747 else {
      throw NeuralModelError(.foreign, at: name, "is no GGUF file", remedy: "give a language model in the GGUF format")
    }
    guard let version = reader.integer(UInt32.self) else { throw cut() }
    guard version == 2 || version == 3 else {
      throw unsupported("is GGUF of version \(version)", remedy: "give a little-endian file of version 2 or 3")
    }
    guard let tensorCount = reader.longCount(), let valueCount = reader.longCount() else { throw cut() }
    for _ in 0..<valueCount {
      guard let key = reader.longString(), let value = GGUFValue(&reader) else { throw cut() }
      metadata[string(key)] = value
    }
    try readTensors(tensorCount, &reader)
  }

  private mutating func readTensors(_ count: Int, _ reader: inout BinaryReader) throws(NeuralModelError) {
    var entries: [(name: String, columns: Int, rows: Int, dimensions: Int, type: UInt32, offset: Int)] = []
    for _ in 0..<count {
      guard let title = reader.longString(), let dimensions = reader.integer(UInt32.self), dimensions <= 4 else {
        throw cut()
      }
      var shape = [1, 1, 1, 1]
      for dimension in 0..<Int(dimensions) {
        guard let size = reader.integer(UInt64.self), let size = Int(exactly: size) else { throw cut() }
        shape[dimension] = size
      }
      guard let type = reader.integer(UInt32.self), let offset = reader.integer(UInt64.self),
        let offset = Int(exactly: offset)
      else { throw cut() }
      let (plane, tooLarge) = shape[1].multipliedReportingOverflow(by: shape[2])
      let (rows, tooMany) = plane.multipliedReportingOverflow(by: shape[3])
      guard !tooLarge, !tooMany else { throw damaged("the tensor \(string(title)) has no possible shape") }
      entries.append((string(title), shape[0], rows, Int(dimensions), type, offset))
    }
    var alignment = 32
    if let value = metadata["general.alignment"] {
      guard case .integer(let size) = value, size > 0, size.isMultiple(of: 8), size <= 1 << 20 else {
        throw damaged("its alignment is no multiple of 8")
      }
      alignment = size
    }
    let start = (reader.offset + alignment - 1) / alignment * alignment
    for entry in entries {
      guard let type = TensorType(rawValue: entry.type) else {
        throw unsupported(
          "the tensor \(entry.name) is of the type \(entry.type)",
          remedy: "give a file whose weights are F32, F16, Q4_0, Q4_1 or Q8_0")
      }
      guard let rowSize = type.byteCount(of: entry.columns) else {
        throw damaged("the tensor \(entry.name) has no possible shape")
      }
      let (size, overflow) = rowSize.multipliedReportingOverflow(by: entry.rows)
      guard !overflow, start <= bytes.count, entry.offset <= bytes.count - start,
        size <= bytes.count - start - entry.offset
      else { throw cut() }
      let range = start + entry.offset..<start + entry.offset + size
      let tensor = Tensor(
        type: type, rows: entry.rows, columns: entry.columns, dimensionCount: entry.dimensions, rowSize: rowSize,
        range: range)
      guard tensors.updateValue(tensor, forKey: entry.name) == nil else {
        throw damaged("there are two tensors \(entry.name)")
      }
    }
  }

  /// The text of bytes; what is no UTF-8 becomes U+FFFD.
  func string(_ bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }

  func cut() -> NeuralModelError { damaged("ends too early or contradicts itself") }

  func damaged(_ problem: String) -> NeuralModelError {
    NeuralModelError(.damaged, at: name, problem, remedy: "fetch the file again and compare its SHA-256")
  }

  func unsupported(_ problem: String, remedy: String) -> NeuralModelError {
    NeuralModelError(.unsupported, at: name, problem, remedy: remedy)
  }
}

/// How GGUF writes counts and strings.
extension BinaryReader {
  /// Reads a number of things.
  mutating func longCount() -> Int? { integer(UInt64.self).flatMap { Int(exactly: $0) } }

  /// Reads the bytes of a string.
  mutating func longString() -> UnsafeRawBufferPointer? { longCount().flatMap { bytes($0) } }
}
