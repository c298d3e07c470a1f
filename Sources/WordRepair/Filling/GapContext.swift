internal import NGrams

/// What stands around a place whose words were lost, as far as it can be trusted.
///
/// Pastes to the left count as the words restored there; what stands to the right counts as it is.
struct GapContext {
  /// The model's state before the place.
  var left: LanguageModel.State
  /// The words after the place, nearest first, through the end of the sentence; at most ``GapFiller/reach``.
  var right: [WordID]
  /// The word before the place; nil at the start of a sentence.
  var before: WordID?

  /// Reads the context of a span; `restored` holds, for the token behind every paste to the left, the paste's length and
  /// the words restored there, nil where none are known.
  init(_ text: ScoredText, span: Range<Int>, restored: [Int: (length: Int, words: [WordID]?)]) {
    var words: [WordID] = []
    var place = span.lowerBound
    var isUntouched = true
    var reachesStart = false
    while words.count < LanguageModel.maximumOrder - 1 {
      guard place > 0, !text.startsSentence(place) else {
        reachesStart = true
        break
      }
      if let paste = restored[place] {
        isUntouched = false
        guard let filling = paste.words else { break }
        words.insert(contentsOf: filling, at: 0)
        place -= paste.length
      } else {
        place -= 1
        words.insert(text.ids[place], at: 0)
      }
    }
    before = words.last
    if isUntouched {
      left = text.states[span.lowerBound]
    } else {
      left = reachesStart ? text.model.beginSentenceState : LanguageModel.State()
      var following = left
      for word in words {
        text.model.score(word, after: left, into: &following)
        left = following
      }
    }
    right = text.wordsToTheRight(from: span.upperBound, limit: GapFiller.reach)
  }
}
