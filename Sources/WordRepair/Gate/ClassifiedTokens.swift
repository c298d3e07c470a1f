/// The tokens of a text as ``ClassScanner`` sorts them; all arrays have one element for each.
package struct ClassifiedTokens {
  /// Their classes in the ``ClassInventory``.
  var classes: [UInt8] = []
  /// For words of open classes part of the hash of their spelling in small letters, for all others the class.
  var words: [UInt32] = []
  /// Where they begin in the text; empty unless asked for.
  package var starts: [Int] = []

  /// Adds a token.
  @inline(__always)
  mutating func append(_ token: UInt8) {
    classes.append(token)
    words.append(UInt32(token))
  }

  /// Adds a word of an open class.
  @inline(__always)
  mutating func append(_ token: UInt8, word: UInt64) {
    classes.append(token)
    words.append(UInt32(truncatingIfNeeded: word))
  }

  /// Empties it, and keeps its room.
  mutating func removeAll() {
    classes.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
  }
}
