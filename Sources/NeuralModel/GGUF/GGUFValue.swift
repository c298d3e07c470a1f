internal import Bytes

/// A value of a GGUF file's metadata; strings and arrays stay where they are in the file.
enum GGUFValue {
  case integer(Int)
  case number(Double)
  case flag(Bool)
  case string(UnsafeRawBufferPointer)
  case array(GGUFArray)

  /// Reads a value; nil if the bytes end, or if its type is none that GGUF has.
  init?(_ reader: inout BinaryReader) {
    guard let type = reader.integer(UInt32.self) else { return nil }
    switch type {
    case 0: self.init(reader.integer(UInt8.self))
    case 1: self.init(reader.integer(Int8.self))
    case 2: self.init(reader.integer(UInt16.self))
    case 3: self.init(reader.integer(Int16.self))
    case 4: self.init(reader.integer(UInt32.self))
    case 5: self.init(reader.integer(Int32.self))
    case 6:
      guard let bits = reader.integer(UInt32.self) else { return nil }
      self = .number(Double(Float(bitPattern: bits)))
    case 7:
      guard let byte = reader.integer(UInt8.self) else { return nil }
      self = .flag(byte != 0)
    case 8:
      guard let string = reader.longString() else { return nil }
      self = .string(string)
    case 9:
      guard let array = GGUFArray(&reader) else { return nil }
      self = .array(array)
    case 10: self.init(reader.integer(UInt64.self))
    case 11: self.init(reader.integer(Int64.self))
    case 12:
      guard let bits = reader.integer(UInt64.self) else { return nil }
      self = .number(Double(bitPattern: bits))
    default: return nil
    }
  }

  private init?(_ value: (some BinaryInteger)?) {
    // What exceeds an Int is no value that a model of any size has.
    guard let value, let integer = Int(exactly: value) else { return nil }
    self = .integer(integer)
  }
}

/// An array of a GGUF file's metadata.
struct GGUFArray {
  /// GGUF's number of the elements' type.
  let type: UInt32
  let count: Int
  /// The elements as they are in the file.
  let bytes: UnsafeRawBufferPointer

  /// The numbers of the types used here.
  static let int32: UInt32 = 5
  static let string: UInt32 = 8

  /// Passes over an array.
  ///
  /// Arrays of arrays are refused: no model has any, and they could nest without end.
  init?(_ reader: inout BinaryReader) {
    // Sizes of the types by their numbers; 0 has no size of its own.
    let sizes = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8]
    guard let type = reader.integer(UInt32.self), type < sizes.count, type != 9, let count = reader.longCount() else {
      return nil
    }
    if type == Self.string {
      let start = reader
      for _ in 0..<count where reader.longString() == nil { return nil }
      var strings = start
      guard let bytes = strings.bytes(reader.offset - start.offset) else { return nil }
      self.bytes = bytes
    } else {
      let (size, overflow) = count.multipliedReportingOverflow(by: sizes[Int(type)])
      guard !overflow, let bytes = reader.bytes(size) else { return nil }
      self.bytes = bytes
    }
    self.type = type
    self.count = count
  }
}
