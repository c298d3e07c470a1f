/// A text's bytes for rules: reads outside the text give zero, so that looking at a neighbour never traps.
///
/// It borrows: it must not outlive the ``WorkingText`` it came from.
public struct ByteView {
  /// The bytes.
  public let buffer: UnsafeBufferPointer<UInt8>

  /// The classes of all bytes; see ``ByteClass``.
  let classes: UnsafePointer<ByteClass>

  package init(_ buffer: UnsafeBufferPointer<UInt8>) {
    self.buffer = buffer
    classes = ByteClass.table
  }

  /// The number of bytes.
  public var count: Int { buffer.count }

  /// The byte at an offset, or zero outside the text.
  @inline(__always)
  public subscript(offset: Int) -> UInt8 {
    UInt(bitPattern: offset) < UInt(bitPattern: buffer.count) ? buffer[offset] : 0
  }

  /// The class of the byte at an offset; a newline outside the text.
  @inline(__always)
  public func byteClass(_ offset: Int) -> ByteClass {
    UInt(bitPattern: offset) < UInt(bitPattern: buffer.count) ? classes[Int(buffer[offset])] : .newline
  }

  /// The bytes of a range, clamped to the text.
  public func bytes(_ range: Range<Int>) -> [UInt8] { Array(buffer[range.clamped(to: 0..<count)]) }

  /// Whether the text reads `literal` from an offset on.
  @inline(__always)
  public func reads(_ literal: StaticString, at offset: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard offset >= 0, offset + length <= count else { return false }
    for index in 0..<length where buffer[offset + index] != literal.utf8Start[index] { return false }
    return true
  }

  /// Whether the text reads `literal` up to an offset.
  public func reads(_ literal: StaticString, endingAt offset: Int) -> Bool {
    reads(literal, at: offset - literal.utf8CodeUnitCount)
  }

  /// Whether the text reads `lowercase` from an offset on, ASCII case aside.
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

  /// The first offset at or after `offset` whose byte is not in the set; the end of the text if there is none.
  @inline(__always)
  public func skip(_ classes: ByteClassSet, from offset: Int) -> Int {
    var index = max(0, offset)
    while index < count, classes.contains(self.classes[Int(buffer[index])]) { index += 1 }
    return index
  }

  /// The start of the run of bytes in the set that ends at `offset`.
  @inline(__always)
  public func skipBack(_ classes: ByteClassSet, from offset: Int) -> Int {
    var index = min(offset, count)
    while index > 0, classes.contains(self.classes[Int(buffer[index - 1])]) { index -= 1 }
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
}
