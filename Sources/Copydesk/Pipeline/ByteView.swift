/// A text's bytes for rules: reads outside the text give zero, so that looking at a neighbour never traps.
///
/// It borrows: it must not outlive the ``WorkingText`` it came from.
public struct ByteView {
  /// The bytes.
  public let buffer: UnsafeBufferPointer<UInt8>

  init(_ buffer: UnsafeBufferPointer<UInt8>) { self.buffer = buffer }

  /// The number of bytes.
  @inlinable
  public var count: Int { buffer.count }

  /// The byte at an offset, or zero outside the text.
  @inlinable
  public subscript(offset: Int) -> UInt8 {
    UInt(bitPattern: offset) < UInt(bitPattern: buffer.count) ? buffer[offset] : 0
  }

  /// The class of the byte at an offset; a newline outside the text.
  @inlinable
  public func byteClass(_ offset: Int) -> ByteClass {
    UInt(bitPattern: offset) < UInt(bitPattern: buffer.count) ? ByteClass(buffer[offset]) : .newline
  }

  /// The bytes of a range, clamped to the text.
  public func bytes(_ range: Range<Int>) -> [UInt8] { Array(buffer[range.clamped(to: 0..<count)]) }

  /// Whether the text reads `literal` from an offset on.
  @inlinable
  public func reads(_ literal: StaticString, at offset: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard offset >= 0, offset + length <= count else { return false }
    for index in 0..<length where buffer[offset + index] != literal.utf8Start[index] { return false }
    return true
  }

  /// Whether the text reads `literal` up to an offset.
  @inlinable
  public func reads(_ literal: StaticString, endingAt offset: Int) -> Bool {
    reads(literal, at: offset - literal.utf8CodeUnitCount)
  }

  /// Whether the text reads `lowercase` from an offset on, ASCII case aside.
  @inlinable
  public func readsIgnoringCase(_ lowercase: StaticString, at offset: Int) -> Bool {
    let length = lowercase.utf8CodeUnitCount
    guard offset >= 0, offset + length <= count else { return false }
    for index in 0..<length {
      let byte = buffer[offset + index]
      let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if folded != lowercase.utf8Start[index] { return false }
    }
    return true
  }

  /// The first offset of a byte at or after `offset`, or nil.
  @inlinable
  public func firstIndex(of byte: UInt8, from offset: Int) -> Int? {
    var index = max(0, offset)
    while index < count {
      if buffer[index] == byte { return index }
      index += 1
    }
    return nil
  }

  /// The first offset at or after `offset` whose byte is not in the set; the end of the text if there is none.
  @inlinable
  public func skip(_ classes: ByteClassSet, from offset: Int) -> Int {
    var index = max(0, offset)
    while index < count, classes.contains(ByteClass(buffer[index])) { index += 1 }
    return index
  }

  /// The start of the run of bytes in the set that ends at `offset`.
  @inlinable
  public func skipBack(_ classes: ByteClassSet, from offset: Int) -> Int {
    var index = min(offset, count)
    while index > 0, classes.contains(ByteClass(buffer[index - 1])) { index -= 1 }
    return index
  }

  /// The lines, without their terminators (LF, CR, CR LF).
  public func lines() -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    while let end = firstNewline(from: start) {
      result.append(start..<end)
      start = buffer[end] == 0x0D && self[end + 1] == 0x0A ? end + 2 : end + 1
    }
    if start < count { result.append(start..<count) }
    return result
  }

  /// The first line feed or carriage return at or after `offset`, or nil.
  ///
  /// - Complexity: O(*n*), eight bytes at a time.
  public func firstNewline(from offset: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let raw = UnsafeRawBufferPointer(buffer)
    var index = max(0, offset)
    while index + 8 <= count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let feed = word ^ ones &* 0x0A
      let carriage = word ^ ones &* 0x0D
      // A byte's high bit is set if it is zero: the usual test, exact as to whether there is any.
      if ((feed &- ones) & ~feed | (carriage &- ones) & ~carriage) & ones &* 0x80 != 0 { break }
      index += 8
    }
    while index < count {
      if buffer[index] == 0x0A || buffer[index] == 0x0D { return index }
      index += 1
    }
    return nil
  }
}
