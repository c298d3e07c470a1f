internal import Copydesk

/// A token as the mention rules see it: a key of its spelling, and what its form says.
package struct MentionWord: Sendable {
  /// The spelling without case, as a hash.
  var key: UInt64
  package var classes: WordClass
  package var form: WordForm
  var length: UInt32

  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    key = Self.key(bytes)
    classes = bytes.count <= 16 ? WordClassTable.classes(key) : []
    form = WordForm(bytes)
    length = UInt32(truncatingIfNeeded: bytes.count)
  }

  /// Whether the word may stand inside a noun phrase.
  var isOpen: Bool { form.contains(.letters) && classes.isDisjoint(with: .closed) }

  /// The hash of the bytes, case folded and `’` read as `'`; collisions would merge two names, no worse.
  static func key(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = FoldedHash()
    var index = 0
    while index < bytes.count {
      var byte = bytes[index]
      if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 {
        byte = UInt8(ascii: "'")
        index += 2
      }
      hash.combine(byte)
      index += 1
    }
    return hash.value
  }
}
