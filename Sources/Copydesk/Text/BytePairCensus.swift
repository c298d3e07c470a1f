/// Which pairs of adjacent byte classes occur in a text; taken in one scan, asked by every rule's trigger.
///
/// The edges of the text count as newlines.
public struct BytePairCensus: Sendable {
  /// For every class, the classes seen right behind it.
  private let followers: [ByteClassSet]

  /// Takes the census of a text.
  ///
  /// - Complexity: O(*n*), about one table store a byte; no counting, since counts would chain the stores.
  public init(_ text: UnsafeBufferPointer<UInt8>) {
    let width = 32
    let seen = [Bool](unsafeUninitializedCapacity: width * width) { seen, count in
      seen.initialize(repeating: false)
      count = width * width
      let table = ByteClass.table
      var row = Int(ByteClass.newline.rawValue) * width
      for byte in text {
        let column = Int(table[Int(byte)].rawValue)
        seen[row + column] = true
        row = column * width
      }
      seen[row + Int(ByteClass.newline.rawValue)] = true
    }
    followers = (0..<width).map { row in
      ByteClassSet(rawValue: (0..<width).reduce(0) { $0 | (seen[row * width + $1] ? 1 << UInt32($1) : 0) })
    }
  }

  /// Whether a trigger's pair stands in the text.
  public func sets(off trigger: PairTrigger) -> Bool {
    trigger.pairs.contains { pair in
      followers.indices.contains { row in
        pair.first.rawValue >> UInt32(row) & 1 == 1 && !followers[row].isDisjoint(with: pair.second)
      }
    }
  }

  /// Whether every byte is below 0x80.
  public var isASCII: Bool { !sets(off: .anywhere(.nonASCII)) }
}

/// Pairs of adjacent byte classes, one of which a rule's pattern always contains.
///
/// A trigger is a promise for speed: if no pair stands in the text, the rule would find nothing.
public struct PairTrigger: Sendable {
  let pairs: [(first: ByteClassSet, second: ByteClassSet)]

  /// Creates a trigger of one kind of pair.
  public init(_ first: ByteClassSet, _ second: ByteClassSet) { pairs = [(first, second)] }

  private init(pairs: [(first: ByteClassSet, second: ByteClassSet)]) { self.pairs = pairs }

  /// A trigger that any of two sets off.
  public static func | (lhs: PairTrigger, rhs: PairTrigger) -> PairTrigger {
    PairTrigger(pairs: lhs.pairs + rhs.pairs)
  }

  /// A trigger on a class wherever it stands.
  public static func anywhere(_ classes: ByteClassSet) -> PairTrigger { PairTrigger(.any, classes) }
}
