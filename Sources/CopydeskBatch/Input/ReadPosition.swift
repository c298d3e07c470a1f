/// A border between records of an input, at which reading can go on another time.
struct ReadPosition: Hashable, Sendable, Codable {
  /// Bytes of decompressed input before it.
  var offset = 0
  /// The CRC-32 of those bytes, if they were summed.
  var checksum: UInt32 = 0
  /// The line that follows, from 1.
  var line = 1
  /// The record that follows, from 1; where a record is a line, the same.
  var record = 1
}
