/// Tells the lines of offsets that are asked for in ascending order.
struct LineCounter {
  private var line: Int
  private var position = 0

  /// Starts at the line the bytes begin with.
  init(_ line: Int) { self.line = line }

  /// The line of an offset; blank lines there are passed over.
  mutating func line(at offset: Int, in bytes: [UInt8]) -> Int {
    while position < min(offset, bytes.count) {
      if bytes[position] == 0x0A { line += 1 }
      position += 1
    }
    while position < bytes.count, bytes[position] == 0x0A || bytes[position] == 0x0D {
      if bytes[position] == 0x0A { line += 1 }
      position += 1
    }
    return line
  }
}
