/// Single letters, each with a stop, in a row with or without spaces: `U. S.`, `U . S .`, `a. m.`.
struct InitialChain {
  /// The letters.
  private(set) var letters: [UInt8] = []
  /// The spaces inside the chain.
  private(set) var gaps: [Range<Int>] = []
  /// Whether stops are set off from their letters.
  private(set) var isShattered = false
  /// The offset behind the last stop.
  private(set) var end: Int

  /// Reads the chain that starts with the letter at an offset.
  init(from start: Int, in view: ByteView) {
    end = start
    var letter = start
    while ByteClassSet.letter.contains(view.byteClass(letter)) {
      var stop = letter + 1
      var inner: Range<Int>?
      if view.byteClass(stop) == .space, view[stop + 1] == UInt8(ascii: ".") {
        inner = stop..<stop + 1
        stop += 1
      }
      guard view[stop] == UInt8(ascii: "."), view[stop + 1] != UInt8(ascii: ".") else { break }
      if letter > start, view.byteClass(letter - 1) == .space { gaps.append(letter - 1..<letter) }
      if let inner {
        isShattered = true
        gaps.append(inner)
      }
      letters.append(view[letter])
      end = stop + 1
      letter = view.byteClass(end) == .space ? end + 1 : end
      // Two chains side by side, `the U. S. A. Smith wrote`, cannot be told apart; five letters are enough for any.
      if letters.count == 5 { break }
    }
  }
}
