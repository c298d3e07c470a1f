import Bytes

/// Writes GGUF files, version 3.
struct GGUFWriter {
  enum Value {
    case integer(UInt32)
    case number(Float)
    case flag(Bool)
    case string(String)
    case strings([String])
    case integers([Int32])
  }

  private struct Tensor {
    let name: String
    let shape: [Int]
    let type: UInt32
    let bytes: [UInt8]
  }

  private var values: [(key: String, value: Value)] = []
  private var tensors: [Tensor] = []

  mutating func set(_ key: String, _ value: Value) {
    values.removeAll { $0.key == key }
    values.append((key, value))
  }

  mutating func remove(_ key: String) { values.removeAll { $0.key == key } }

  /// Adds a tensor; the shape has the length of a row first.
  mutating func add(_ name: String, shape: [Int], type: UInt32, bytes: [UInt8]) {
    tensors.append(Tensor(name: name, shape: shape, type: type, bytes: bytes))
  }

  mutating func removeTensor(_ name: String) { tensors.removeAll { $0.name == name } }

  /// The bytes of the file.
  func bytes(version: UInt32 = 3) -> [UInt8] {
    var out = BinaryWriter()
    out.append(contentsOf: "GGUF".utf8)
    out.append(version)
    out.append(UInt64(tensors.count))
    out.append(UInt64(values.count))
    for (key, value) in values {
      out.append(key)
      out.append(value)
    }
    var offset = 0
    for tensor in tensors {
      out.append(tensor.name)
      out.append(UInt32(tensor.shape.count))
      for size in tensor.shape { out.append(UInt64(size)) }
      out.append(tensor.type)
      out.append(UInt64(offset))
      offset = (offset + tensor.bytes.count + 31) / 32 * 32
    }
    for tensor in tensors {
      out.pad(to: 32)
      out.append(contentsOf: tensor.bytes)
    }
    return out.bytes
  }
}

extension BinaryWriter {
  fileprivate mutating func append(_ string: String) {
    append(UInt64(string.utf8.count))
    append(contentsOf: string.utf8)
  }

  fileprivate mutating func append(_ value: GGUFWriter.Value) {
    switch value {
    case .integer(let integer):
      append(UInt32(4))
      append(integer)
    case .number(let number):
      append(UInt32(6))
      append(number)
    case .flag(let flag):
      append(UInt32(7))
      append(UInt8(flag ? 1 : 0))
    case .string(let string):
      append(UInt32(8))
      append(string)
    case .strings(let strings):
      append(UInt32(9))
      append(UInt32(8))
      append(UInt64(strings.count))
      for string in strings { append(string) }
    case .integers(let integers):
      append(UInt32(9))
      append(UInt32(5))
      append(UInt64(integers.count))
      for integer in integers { append(integer) }
    }
  }
}
