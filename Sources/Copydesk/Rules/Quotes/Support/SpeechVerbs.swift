/// Verbs that attribute a quotation: `he said, "…"`, `"…," the mayor said`.
enum SpeechVerbs {
  /// The reporting verbs of English news, in the forms that attribute.
  ///
  /// Source: Quirk et al. 1985, 14.28–14.30.
  private static let verbs = WordSet(
    """
    said says say saying added adds adding told tells asked asks replied wrote writes tweeted posted declared explained
    noted notes stated states argued argues insisted insists continued continues warned warns concluded recalled
    remarked announced admitted agreed claimed claims complained joked observed shouted whispered responded
    """)

  /// How many words of a subject may stand between a quotation and its verb.
  private static let reach = 5

  /// Whether one of the verbs ends before an offset.
  static func end(before offset: Int, in view: ByteView) -> Bool {
    verbs.contains(view.word(before: view.skipBack(ByteClassSet(.space), from: offset)), in: view)
  }

  /// Whether one of the verbs stands within a few words from an offset on, with no quotation mark between.
  static func follow(_ offset: Int, in view: ByteView) -> Bool {
    var start = offset
    for _ in 0..<reach {
      let word = view.word(at: start)
      guard !word.isEmpty else { return false }
      if verbs.contains(word, in: view) { return true }
      start = word.upperBound
      if view[start] == UInt8(ascii: ".") { start += 1 }
      guard view.byteClass(start) == .space else { return false }
      start = view.skip(ByteClassSet(.space), from: start)
    }
    return false
  }
}
