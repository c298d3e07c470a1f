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

/// A span of a text and what it is made of.
public struct Token: Hashable, Sendable {
  /// The bytes it spans, as UTF-8 offsets into the text.
  public var range: Range<Int>
  /// What it is made of.
  public var kind: TokenKind

  /// Makes a token.
  public init(range: Range<Int>, kind: TokenKind) {
    self.range = range
    self.kind = kind
  }
}

/// What a token is made of.
///
/// ICU finds where a token begins and ends. Its content decides the kind: the first row of the table that applies.
///
/// | kind | holds when the token |
/// | --- | --- |
/// | ``newline`` | begins with LF, CR, VT, FF, U+0085, U+2028 or U+2029 (CR LF is one token) |
/// | ``ideograph`` | has ICU's rule status for kana and ideographs (400..<500) |
/// | ``word`` | has a letter (general category L): `can't`, `U.S`, `3D`, `@you`, `a_b` |
/// | ``number`` | has a number (N): `1,200.5`, `½`, `@1` |
/// | ``space`` | is all tab, spaces and separators (Z) |
/// | ``punctuation`` | begins with punctuation (P), `@` and `_` included |
/// | ``symbol`` | begins with a symbol (S), such as `$`, `+`, a flag or any other emoji |
/// | ``other`` | is anything else: controls, format characters, lone marks, invalid bytes |
public enum TokenKind: UInt8, BitwiseCopyable, CaseIterable, Sendable {
  /// Letters, with the digits and marks inside.
  case word
  /// Digits and other numerals, with the separators inside.
  case number
  /// Kana or ideographs, cut by ICU's dictionary.
  case ideograph
  /// One punctuation mark, or several joined by ICU's rules (`__`).
  case punctuation
  /// One symbol with its modifiers.
  case symbol
  /// A run of U+0020 or another run that ICU joins, or a single tab or no-break space.
  case space
  /// One line terminator.
  case newline
  /// Anything else.
  case other
}

extension TokenKind {
  /// The kind of a token that starts with a scalar of a class and holds neither letter nor number.
  init(leading scalarClass: ScalarClass) {
    if scalarClass.isPunctuation {
      self = .punctuation
    } else if scalarClass.isSymbol {
      self = .symbol
    } else if scalarClass == .space {
      self = .space
    } else {
      self = .other
    }
  }

  /// The kind of the token that is `text`, given whether ICU calls it ideographic.
  init(of text: UnsafeBufferPointer<UInt8>, isIdeographic: Bool) {
    let first = UTF8Scanner.decode(text, at: 0)
    switch first.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029:
      self = .newline
      return
    default: break
    }
    if isIdeographic {
      self = .ideograph
      return
    }
    let firstClass = first.scalarClass
    if firstClass.isLetter {
      self = .word
      return
    }
    var hasNumber = firstClass.isNumber
    var isBlank = firstClass == .space || first.value == 0x09
    var offset = first.length
    while offset < text.count {
      let next = UTF8Scanner.decode(text, at: offset)
      let nextClass = next.scalarClass
      if nextClass.isLetter {
        self = .word
        return
      }
      hasNumber = hasNumber || nextClass.isNumber
      isBlank = isBlank && nextClass == .space
      offset += next.length
    }
    if hasNumber {
      self = .number
    } else if isBlank {
      self = .space
    } else {
      // A space that carries a mark is visible: to call it a space would invite its removal.
      self = firstClass == .space ? .other : TokenKind(leading: firstClass)
    }
  }
}

/// Room for the tokens one scanner call finds, so that the hot loop writes to plain memory.
///
/// Owned by a ``WordBreaker``. `ends` and `kinds` are valid below ``count``.
final class TokenBatch {
  static let capacity = 1024

  let ends = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
  let kinds = UnsafeMutablePointer<TokenKind>.allocate(capacity: capacity)
  var count = 0

  init() {
    ends.initialize(repeating: 0, count: Self.capacity)
    kinds.initialize(repeating: .other, count: Self.capacity)
  }

  deinit {
    ends.deallocate()
    kinds.deallocate()
  }

  var writtenEnds: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: ends, count: count) }
  var writtenKinds: UnsafeBufferPointer<TokenKind> { UnsafeBufferPointer(start: kinds, count: count) }
}
