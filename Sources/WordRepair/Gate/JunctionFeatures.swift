/// The features by which ``JunctionGate`` judges the junctions of a text's tokens: indices into one table of weights.
///
/// Pairs of classes before, at and after the junction; three classes around it; the word on either side with the class
/// on the other; and whether the two tokens stand next to each other elsewhere in the text, since a resolver pastes the
/// same words again and again. Pairs have places of their own, the rest is hashed; collisions are learned with.
package struct JunctionFeatures {
  /// How many features there are, and so weights.
  package static let count = 7 * tableSize + 2 * repetitionCount

  /// Pairs of bytes, and the places of each kind of hashed feature; with half as many of these a seventh more of sound
  /// texts passed.
  private static let tableSize = 1 << 16
  /// A class, and which of the four pairs around the junction stand elsewhere.
  private static let repetitionCount = 1 << 12

  /// The features of one junction, each below ``count``.
  package typealias Indices = InlineArray<9, Int32>

  private var repeats: [UInt8] = []
  private var pairs = RepeatedKeys()

  package init() {}

  /// Visits the junctions before each token of a window, with the token's place.
  ///
  /// - Complexity: O(*n*) in the tokens.
  @inline(__always)
  package mutating func forEachJunction(of window: ClassifiedTokens, _ body: (Int, Indices) -> Void) {
    findRepeatedPairs(window.words)
    let count = min(window.classes.count, window.words.count, repeats.count)
    repeats.withUnsafeBufferPointer { repeats in
      window.classes.withUnsafeBufferPointer { classes in
        window.words.withUnsafeBufferPointer { words in
          // What stands outside of the text is like a paragraph's break.
          var before = UInt32(ClassInventory.paragraph)
          var left = before
          var right = count > 0 ? UInt32(classes[0]) : 0
          var leftWord = UInt32(ClassInventory.paragraph)
          var repetition: UInt32 = 0
          var triple = Self.hash(left << 16 | left << 8 | right)
          if count > 0 { repetition = UInt32(repeats[0]) }
          for index in 0..<count {
            let isLast = index + 1 == count
            let after = isLast ? UInt32(ClassInventory.paragraph) : UInt32(classes[index + 1])
            // The pairs that begin at the tokens from the one before the last to the next.
            repetition = (repetition << 1 | (isLast ? 0 : UInt32(repeats[index + 1]))) & 15
            let next = Self.hash(left << 16 | right << 8 | after)
            let word = words[index]
            body(
              index,
              [
                Self.place(0, left << 8 | right),
                Self.place(1, right << 8 | after),
                Self.place(2, before << 8 | left),
                Self.place(3, triple),
                Self.place(4, next),
                Self.place(5, Self.hash(leftWord ^ (right + 1) &* 0x85EB_CA6B)),
                Self.place(6, Self.hash(word ^ (left + 1) &* 0xC2B2_AE35)),
                Int32(7 * Self.tableSize) + Int32(repetition << 8 | right),
                Int32(7 * Self.tableSize + Self.repetitionCount) + Int32(repetition << 8 | left),
              ])
            triple = next
            before = left
            left = right
            right = after
            leftWord = word
          }
        }
      }
    }
  }

  /// The index of a value of 16 bits in a table of pairs or of hashes.
  @inline(__always)
  private static func place(_ table: Int32, _ value: UInt32) -> Int32 {
    table * Int32(tableSize) + Int32(value & UInt32(tableSize - 1))
  }

  /// Multiplicative hashing to 16 bits (Knuth 1973, with the golden ratio).
  @inline(__always)
  private static func hash(_ value: UInt32) -> UInt32 { (value ^ value >> 15) &* 0x9E37_79B1 >> 16 }

  /// Notes for each token whether it and the next one stand next to each other elsewhere in the window.
  private mutating func findRepeatedPairs(_ words: [UInt32]) {
    repeats.removeAll(keepingCapacity: true)
    repeats.append(contentsOf: repeatElement(0, count: words.count))
    pairs.removeAll(expecting: words.count)
    guard var last = words.first else { return }
    for index in words.indices.dropFirst() {
      let word = words[index]
      var key = (UInt64(last) << 32 | UInt64(word)) &* 0x9E37_79B9_7F4A_7C15
      key ^= key >> 32
      if let first = pairs.insert(key, at: index - 1) {
        repeats[first] = 1
        repeats[index - 1] = 1
      }
      last = word
    }
  }
}
