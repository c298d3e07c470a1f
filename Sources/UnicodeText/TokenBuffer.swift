/// The tokens of a text, in order and without gaps.
///
/// The first token starts at byte 0 and each next one where the one before ends, so five bytes hold a token. A buffer is
/// meant to be filled again and again: ``removeAll()`` keeps the memory.
///
/// It does not hold the text, and says nothing about edits to it.
public struct TokenBuffer: Hashable, Sendable {
  /// The longest text whose tokens a buffer can hold, in bytes.
  public static let maximumByteCount = Int(UInt32.max)

  /// The end of each token, in bytes.
  public private(set) var ends: [UInt32] = []
  /// The kind of each token.
  public private(set) var kinds: [TokenKind] = []

  /// Makes an empty buffer.
  public init() {}

  /// The number of bytes that the tokens span.
  public var byteCount: Int { Int(ends.last ?? 0) }

  /// The bytes a token spans.
  ///
  /// - Complexity: O(1).
  @inlinable
  public func range(of index: Int) -> Range<Int> {
    let start = index == 0 ? 0 : Int(ends[index - 1])
    return Range(uncheckedBounds: (start, Int(ends[index])))
  }

  /// Finds the token that holds a byte.
  ///
  /// - Returns: The token's index, or nil if the offset is negative or not below ``byteCount``.
  /// - Complexity: O(log *n*) in the number of tokens.
  public func index(at offset: Int) -> Int? {
    guard offset >= 0, offset < byteCount else { return nil }
    return firstIndex(endingAfter: offset)
  }

  /// Finds the first token that ends after an offset; ``count`` if none does.
  ///
  /// - Complexity: O(log *n*) in the number of tokens.
  public func firstIndex(endingAfter offset: Int) -> Int {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if Int(ends[middle]) > offset { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Adds a token that ends at `end`; ignored unless `end` is above ``byteCount`` and fits.
  public mutating func append(end: Int, kind: TokenKind) {
    guard end > byteCount, let end = UInt32(exactly: end) else { return }
    ends.append(end)
    kinds.append(kind)
  }

  /// Removes all tokens and keeps the memory for the next text.
  public mutating func removeAll() {
    ends.removeAll(keepingCapacity: true)
    kinds.removeAll(keepingCapacity: true)
  }

  /// Adds what a scanner wrote: rising ends above ``byteCount``.
  mutating func append(_ batch: TokenBatch) {
    ends.append(contentsOf: batch.writtenEnds)
    kinds.append(contentsOf: batch.writtenKinds)
  }

  /// Removes the last tokens, so that `count` are left.
  mutating func truncate(to count: Int) {
    guard count >= 0, count < ends.count else { return }
    ends.removeSubrange(count...)
    kinds.removeSubrange(count...)
  }
}

extension TokenBuffer: RandomAccessCollection {
  /// Always 0.
  public var startIndex: Int { 0 }

  /// The number of tokens.
  public var endIndex: Int { ends.count }

  /// The token at an index.
  ///
  /// - Complexity: O(1).
  @inlinable
  public subscript(index: Int) -> Token { Token(range: range(of: index), kind: kinds[index]) }
}
