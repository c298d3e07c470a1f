/// How likely a single mark outside a word is an apostrophe, by the letters around it.
enum ApostropheReading {
  /// Words written with a leading apostrophe; the single letters are Dutch and Afrikaans articles and pronouns, which
  /// stand in names (`in 't Veld`), too.
  private static let elisions = WordSet(
    "tis twas em im cause til n round bout cept nuff cuz twere twould neath t s k m r")

  /// The cost, zero and up, of reading the mark as an apostrophe; see ``QuoteCosts`` for the scale.
  ///
  /// - Parameters:
  ///   - mark: the mark's bytes.
  ///   - left: the end of what stands left of it, spaces skipped.
  ///   - right: the start of what stands right of it, spaces skipped.
  ///   - view: the text.
  /// - Returns: 0 for a certain apostrophe, more the less it looks like one.
  static func cost(of mark: Range<Int>, left: Int, right: Int, in view: ByteView) -> Double {
    let isLeftTight = left == mark.lowerBound && view.isWord(before: left)
    let isRightTight = right == mark.upperBound && view.isWord(at: right)
    if isRightTight && !isLeftTight {
      if opensWord(at: right, view) { return 0 }
      return 1.6
    }
    let last = view[left - 1] | 0x20
    if isLeftTight {
      if view.byteClass(left - 1) == .digit { return 0.2 }
      // Plural possessives (`dogs' owners`), dropped g's (`goin' home`).
      if last == UInt8(ascii: "s") || last == UInt8(ascii: "z") || last == UInt8(ascii: "x") { return 0.3 }
      return view.readsIgnoringCase("in", at: left - 2) ? 0.5 : 1.2
    }
    // Set off on both sides, as tokenizers leave it.
    if opensWord(at: right, view) { return 0.6 }
    let isPlural = last == UInt8(ascii: "s") && view.isWord(before: left)
    return isPlural ? 0.8 : 2.2
  }

  /// Whether a word that is written with a leading apostrophe stands at an offset: `'90s`, `'tis`.
  static func opensWord(at offset: Int, _ view: ByteView) -> Bool {
    isDecade(at: offset, view) || elisions.contains(view.word(at: offset), in: view)
  }

  /// Whether two digits and perhaps an s stand at an offset: `'90s`, `'05`.
  private static func isDecade(at offset: Int, _ view: ByteView) -> Bool {
    guard view.byteClass(offset) == .digit, view.byteClass(offset + 1) == .digit else { return false }
    let end = view[offset + 2] == UInt8(ascii: "s") ? offset + 3 : offset + 2
    return !view.isWord(at: end)
  }
}
