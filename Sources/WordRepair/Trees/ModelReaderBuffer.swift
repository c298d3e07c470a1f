/// Reads what a ``ModelWriterBuffer`` wrote; every read past the end gives nil.
struct ModelReaderBuffer {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether everything was read.
  var isAtEnd: Bool { offset == bytes.count }

  mutating func word() -> UInt32? {
    guard bytes.count - offset >= 4 else { return nil }
    defer { offset += 4 }
    return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// A number that is finite.
  mutating func float() -> Float? {
    guard let value = word().map(Float.init(bitPattern:)), value.isFinite else { return nil }
    return value
  }

  /// A number of elements, at most `limit`.
  mutating func count(limit: Int) -> Int? {
    guard let word = word(), word <= limit else { return nil }
    return Int(word)
  }

  mutating func floats(limit: Int) -> [Float]? {
    guard let count = count(limit: limit) else { return nil }
    var values: [Float] = []
    for _ in 0..<count {
      guard let value = float() else { return nil }
      values.append(value)
    }
    return values
  }

  mutating func text(limit: Int) -> String? { array(limit: limit).map { String(decoding: $0, as: UTF8.self) } }

  /// Bytes with their number before them, filled up to whole words; valid as long as those they are read from.
  mutating func array(limit: Int) -> UnsafeRawBufferPointer? {
    guard let count = count(limit: limit), bytes.count - offset >= count else { return nil }
    let array = UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count)])
    offset = min(bytes.count, offset + (count + 3) / 4 * 4)
    return array
  }

  mutating func longWord() -> UInt64? {
    guard let low = word(), let high = word() else { return nil }
    return UInt64(high) << 32 | UInt64(low)
  }
}
