extension UTF8Scanner {
  /// Finds the first invalid unit, a maximal subpart of 1...3 bytes, at or after an offset.
  ///
  /// - Returns: The unit's bytes, or nil if the rest of the text is valid UTF-8.
  /// - Complexity: O(*n*) in the bytes; ASCII goes eight bytes at a time.
  public static func firstInvalidRange(in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Range<Int>? {
    var offset = max(0, start)
    while true {
      offset = endOfASCII(in: text, from: offset)
      guard offset < text.count else { return nil }
      let unit = decode(text, at: offset)
      if !unit.isValid { return offset..<offset + unit.length }
      offset += unit.length
    }
  }

  /// Finds the first invalid unit of an array.
  public static func firstInvalidRange(in text: [UInt8]) -> Range<Int>? {
    text.withUnsafeBufferPointer { firstInvalidRange(in: $0) }
  }

  /// Counts the code points of a text; every invalid unit counts as one.
  ///
  /// The count is the number of scalars of `String(decoding:as:)`, which puts one U+FFFD for each invalid unit.
  ///
  /// - Complexity: O(*n*) in the bytes; ASCII goes eight bytes at a time.
  public static func countScalars(in text: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var offset = 0
    while true {
      let end = endOfASCII(in: text, from: offset)
      count += end - offset
      guard end < text.count else { return count }
      offset = end + decode(text, at: end).length
      count += 1
    }
  }

  /// Counts the code points of an array; every invalid unit counts as one.
  public static func countScalars(in text: [UInt8]) -> Int {
    text.withUnsafeBufferPointer { countScalars(in: $0) }
  }

  /// The first offset at or after `start` whose byte is not ASCII; the end of the text if there is none.
  ///
  /// - Complexity: O(*n*) in the bytes passed over.
  public static func endOfASCII(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var offset = min(max(0, start), text.count)
    let bytes = UnsafeRawBufferPointer(text)
    while offset + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { break }
      offset += 8
    }
    while offset < bytes.count, bytes[offset] < 0x80 { offset += 1 }
    return offset
  }
}
