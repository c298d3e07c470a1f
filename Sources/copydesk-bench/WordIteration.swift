import CICUShim

/// ICU's own word iteration over UTF-8 and nothing else: the yardstick beside every figure.
///
/// It asks for every boundary and its rule status and stores neither.
final class WordIteration {
  private let iterator: OpaquePointer

  /// Opens ICU's word rules; nil if ICU cannot.
  init?() {
    var status: Int32 = 0
    guard let opened = cicu_break_open(CICU_BREAK_WORD, &status), status <= 0 else { return nil }
    iterator = opened
  }

  deinit { cicu_break_close(iterator) }

  /// The number of words, marks and spaces of a text.
  func count(_ text: [UInt8]) -> Int {
    text.withUnsafeBufferPointer { bytes in
      var status: Int32 = 0
      cicu_break_set_text(iterator, bytes.baseAddress, Int64(bytes.count), &status)
      guard status <= 0 else { return 0 }
      return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 512) { memory in
        memory.initialize(repeating: 0)
        guard let ends = memory.baseAddress else { return 0 }
        var total = 0
        while true {
          let count = Int(cicu_break_next(iterator, ends, ends + 256, 256))
          total += count
          if count < 256 { return total }
        }
      }
    }
  }
}
