/// Numbers for distinct words, so that texts are compared as integers.
struct WordNumbers {
  private var numbers: [ArraySlice<UInt32>: Int32] = [:]

  /// The numbers of a text's words; equal words, also of earlier texts, have equal numbers.
  ///
  /// - Complexity: O(*n*) in the code points of the words.
  mutating func numbers(of words: FoldedWords) -> [Int32] {
    words.ranges.indices.map { index in
      let word = words.word(index)
      if let known = numbers[word] { return known }
      let number = Int32(truncatingIfNeeded: numbers.count)
      numbers[word] = number
      return number
    }
  }
}
