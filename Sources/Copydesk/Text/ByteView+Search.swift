#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension ByteView {
  /// The first offset of a byte at or after `offset`, or nil.
  ///
  /// - Complexity: O(*n*), by the C library's vectorized search.
  public func firstIndex(of byte: UInt8, from offset: Int) -> Int? {
    let start = max(0, offset)
    guard start < count, let base = buffer.baseAddress, let found = memchr(base + start, Int32(byte), count - start)
    else {
      return nil
    }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The first offset of a literal of two bytes or more at or after `offset`, or nil.
  ///
  /// - Complexity: O(*n*), two comparisons for nearly every byte.
  public func firstIndex(of literal: StaticString, from offset: Int) -> Int? {
    let end = count - literal.utf8CodeUnitCount
    let first = literal.utf8Start[0]
    let second = literal.utf8Start[1]
    var index = max(0, offset)
    while index <= end {
      if buffer[index] == first, buffer[index + 1] == second, reads(literal, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// The first offset after `offset` of a space between two like bytes (`can not`), or nil.
  ///
  /// - Complexity: O(*n*), eight bytes at a time: spaces are so frequent that looking at each costs a misjudged branch.
  public func firstSpaceBetweenLikeBytes(from offset: Int) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let raw = UnsafeRawBufferPointer(buffer)
    var index = max(1, offset + 1)
    while index + 1 < count {
      if index + 9 <= count {
        let left = raw.loadUnaligned(fromByteOffset: index - 1, as: UInt64.self)
        let middle = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let right = raw.loadUnaligned(fromByteOffset: index + 1, as: UInt64.self)
        // A zero byte where all three hold; the test is exact as to whether there is any.
        let differences = (left ^ right) | (middle ^ ones &* 0x20)
        if (differences &- ones) & ~differences & ones &* 0x80 == 0 {
          index += 8
          continue
        }
      }
      let end = min(index + 8, count - 1)
      while index < end {
        if buffer[index] == 0x20, buffer[index - 1] == buffer[index + 1] { return index }
        index += 1
      }
    }
    return nil
  }

  /// The first offset at or after `offset` whose byte is in the set, or nil.
  ///
  /// - Complexity: O(*n*), a table look-up for each byte.
  public func firstIndex(in set: ByteClassSet, from offset: Int) -> Int? {
    var index = max(0, offset)
    while index < count {
      if set.contains(classes[Int(buffer[index])]) { return index }
      index += 1
    }
    return nil
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
