/// Bytes of learned weights under construction: 32-bit words, little-endian.
struct ModelWriterBuffer {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ word: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
  }

  mutating func append(_ value: Float) { append(value.bitPattern) }

  mutating func append(_ values: [Float]) {
    append(UInt32(values.count))
    for value in values { append(value) }
  }

  /// Adds text, filled up to whole words with zeros.
  mutating func append(_ text: String) { append(Array(text.utf8)) }

  /// Adds bytes, filled up to whole words with zeros.
  mutating func append(_ array: [UInt8]) {
    append(UInt32(truncatingIfNeeded: array.count))
    bytes += array
    while bytes.count % 4 != 0 { bytes.append(0) }
  }

  mutating func append(_ word: UInt64) {
    append(UInt32(truncatingIfNeeded: word))
    append(UInt32(truncatingIfNeeded: word >> 32))
  }
}
