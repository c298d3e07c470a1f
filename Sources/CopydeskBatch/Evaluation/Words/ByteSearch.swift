internal import Glibc

/// A text to look for in others, byte by byte.
///
/// The search is that of Knuth, Morris and Pratt ("Fast pattern matching in strings", 1977), which no text makes slow;
/// where nothing is matched yet, the first byte is looked for with `memchr`.
struct ByteSearch {
  private let pattern: [UInt8]
  /// For each number of bytes matched, the length of the longest border of that part.
  private var borders: [Int] = [0]

  init(_ pattern: [UInt8]) {
    self.pattern = pattern
    var border = 0
    for index in pattern.indices.dropFirst() {
      while border > 0, pattern[border] != pattern[index] { border = borders[border - 1] }
      if pattern[border] == pattern[index] { border += 1 }
      borders.append(border)
    }
  }

  /// Whether a text holds the pattern; every text holds the empty one.
  ///
  /// - Complexity: O(*n*).
  func occurs(in text: [UInt8]) -> Bool {
    guard let first = pattern.first else { return true }
    return text.withUnsafeBufferPointer { text in
      guard let start = text.baseAddress else { return false }
      var index = 0
      var matched = 0
      while index < text.count {
        if matched == 0 {
          guard let found = memchr(start + index, Int32(first), text.count - index) else { return false }
          index = UnsafeRawPointer(found) - UnsafeRawPointer(start)
        }
        while matched > 0, pattern[matched] != text[index] { matched = borders[matched - 1] }
        if pattern[matched] == text[index] { matched += 1 }
        if matched == pattern.count { return true }
        index += 1
      }
      return false
    }
  }
}
