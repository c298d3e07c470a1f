/// Input that has been read and not yet cut into blocks.
///
/// Blocks depend on the bytes from their start on and on nothing else, neither on how a pipe delivers them nor on where
/// a run began: so a run that is resumed makes the same blocks.
struct BlockBuffer {
  private let reader: any ByteReader
  private let sums: Bool
  private(set) var bytes: [UInt8] = []
  /// Whether nothing more can be read.
  private(set) var isAtEnd = false
  /// Why reading ended before the input did.
  private(set) var failure: BatchError?
  private(set) var offset = 0
  private var checksum = Checksum()

  /// Takes a reader; `sums` says whether positions shall carry checksums.
  init(_ reader: any ByteReader, sums: Bool = false) {
    self.reader = reader
    self.sums = sums
  }

  /// Reads until there are `count` bytes, or all there are.
  mutating func fill(to count: Int) {
    while !isAtEnd, bytes.count < count {
      do throws(BatchError) {
        if try reader.read(count - bytes.count, into: &bytes) == 0 { isAtEnd = true }
      } catch {
        failure = error
        isAtEnd = true
      }
    }
  }

  /// Removes and gives the first bytes.
  mutating func take(_ count: Int) -> [UInt8] {
    // A large record shall not be copied; what follows it is short.
    let rest = Array(bytes[count...])
    bytes.removeLast(rest.count)
    defer { bytes = rest }
    offset += count
    if sums { checksum.update(bytes[...]) }
    return bytes
  }

  /// The position before the bytes that are left.
  func position(line: Int, record: Int) -> ReadPosition {
    ReadPosition(offset: offset, checksum: checksum.value, line: line, record: record)
  }

  /// Reads up to a position without keeping anything.
  ///
  /// - Returns: Whether the bytes are those the position was noted after.
  mutating func skip(to position: ReadPosition) -> Bool {
    while offset < position.offset {
      fill(to: min(position.offset - offset, 1 << 20))
      if bytes.isEmpty { return false }
      _ = take(min(bytes.count, position.offset - offset))
    }
    return checksum.value == position.checksum
  }
}
