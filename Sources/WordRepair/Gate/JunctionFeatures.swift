internal import Bytes
internal import Glibc

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
      var key = (UInt64(last) << 32 | UInt64(word)) &* Mixing.golden
      key ^= key >> 32
      if let first = pairs.insert(key, at: index - 1) {
        repeats[first] = 1
        repeats[index - 1] = 1
      }
      last = word
    }
  }
}

/// The junctions of a text, taken together: how many speak how strongly for damage.
///
/// A histogram of natural logs of likelihood ratios. From it come the ``features(into:)`` by which a text is judged.
package struct JunctionTally {
  /// How many steps make up one natural log.
  package static let resolution: Float = 16
  /// Beyond so many natural logs a junction says no more.
  private static let greatest: Float = 16
  private static let stepCount = Int(2 * greatest * resolution)

  /// The shares of a text's junctions that are damaged, in the hypotheses that are tested against a sound text: from a
  /// thousandth, the least that the detector looks at, to what is usual in the texts learned from.
  private static let damagedShares: [Float] = [0.0011, 0.0036, 0.011, 0.036]
  /// The edges, in natural logs, between which junctions are counted; what is in between is for the trees to find.
  private static let edges: [Float] = [-2.5, -1, 0, 1, 2, 3, 4, 5, 6]

  /// How many features a text has.
  package static let featureCount = damagedShares.count + edges.count + 2

  private var counts = [Int32](repeating: 0, count: stepCount)
  private var junctionCount = 0

  /// Forgets all junctions.
  mutating func removeAll() {
    for step in counts.indices { counts[step] = 0 }
    junctionCount = 0
  }

  /// Notes a junction with its log of the likelihood ratio, in steps.
  @inline(__always)
  mutating func add(_ steps: Int) {
    counts[max(0, min(steps + Self.stepCount / 2, Self.stepCount - 1))] += 1
    junctionCount += 1
  }

  /// Writes the features: for each share of damage the logarithm of the likelihood ratio (Neyman & Pearson 1933) and
  /// the number of junctions between each two edges, all per thousand junctions, then the logarithm of their number.
  ///
  /// - Complexity: O(1).
  func features(into row: inout [Float]) {
    row.removeAll(keepingCapacity: true)
    let scale = 1000 / Float(max(1, junctionCount))
    for ratios in Self.ratios {
      var sum: Double = 0
      for (count, ratio) in zip(counts, ratios) where count > 0 { sum += Double(count) * Double(ratio) }
      row.append(Float(sum) * scale)
    }
    var bins = [Int32](repeating: 0, count: Self.edges.count + 1)
    for (count, bin) in zip(counts, Self.bins) { bins[bin] += count }
    for bin in bins { row.append(Float(bin) * scale) }
    row.append(logf(Float(max(1, junctionCount))))
  }

  /// The natural logs that each step stands for, rising.
  private static let logs = (0..<stepCount).map { Float($0 - stepCount / 2) / resolution }

  /// For each share what a junction of each step adds: ln(1 + share × (eᵉ − 1)).
  private static let ratios = damagedShares.map { share in logs.map { log1pf(share * expm1f($0)) } }

  /// The bin of each step.
  private static let bins = logs.map { step in edges.count { $0 <= step } }
}

/// Where keys were first met: a hash table of linear probing that is emptied at once.
///
/// Knows keys by their lower 32 bits: of two thousand words, one in a thousand texts takes one for another.
struct RepeatedKeys {
  private struct Slot {
    var key: UInt32 = 0
    /// The place, and one; 0 in an empty slot.
    var place: UInt32 = 0
  }

  private var slots: [Slot] = []
  private var count = 0

  /// Empties the table, and makes room for some keys.
  mutating func removeAll(expecting expected: Int) {
    count = 0
    var capacity = 64
    while capacity < 2 * expected { capacity *= 2 }
    slots = [Slot](repeating: Slot(), count: capacity)
  }

  /// Notes a key; returns the place it was first met at, nil if it is new.
  mutating func insert(_ key: UInt64, at place: Int) -> Int? {
    if 2 * count >= slots.count { grow() }
    let short = UInt32(truncatingIfNeeded: key)
    let mask = slots.count - 1
    var index = Int(short) & mask
    while slots[index].place != 0 {
      if slots[index].key == short { return Int(slots[index].place) - 1 }
      index = (index + 1) & mask
    }
    slots[index] = Slot(key: short, place: UInt32(truncatingIfNeeded: place + 1))
    count += 1
    return nil
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: 2 * max(32, old.count))
    let mask = slots.count - 1
    for slot in old where slot.place != 0 {
      var index = Int(slot.key) & mask
      while slots[index].place != 0 { index = (index + 1) & mask }
      slots[index] = slot
    }
  }
}
