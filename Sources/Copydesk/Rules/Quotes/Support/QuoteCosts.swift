/// What it costs to read a mark in a role, given its neighbours.
///
/// Zero is what prose sets; one is a slip that tokenizers and scrapers make; three is what next to nobody writes.
/// The numbers order readings, they are no probabilities; they were chosen from the rules of English typesetting
/// (Chicago Manual of Style, 17th edition, 6.9–6.11 and 13.30–13.32), not fitted to a set of texts.
enum QuoteCosts {
  /// A quotation inside a quotation of the same kind of mark.
  static let nesting = 1.3
  /// A quotation that is opened again without having been closed.
  static let reopening = 2.6
  /// A quotation that goes on in the next sentence or paragraph, with a mark of its own, and was not closed before.
  ///
  /// Newspapers mark the paragraphs of a long quotation so (Chicago 13.30), and keep the marks where paragraphs are run
  /// together.
  static let resuming = 0.5
  /// A quotation inside a quotation where the outer one might as well go on.
  static let nestingAtSentence = 1.5
  /// A mark that has no partner.
  static let stray = 3.4
  /// One mark that closes two quotations.
  static let closingBoth = 0.5
  /// A closing mark that nothing opened.
  static let orphan = 2.2
  /// What a verb of saying on the right side of a mark is worth.
  static let attribution = 1.0
  /// A quotation still open where its paragraph ends.
  static let unclosed = 1.4
  /// The same where the next paragraph opens with a mark, as quotations of several paragraphs do.
  static let continued = 0.1
  /// A quotation left open by the paragraph before and closed in this one.
  static let carriedOver = 0.4
  /// A curly mark that points the other way.
  static let wrongDirection = 1.3
  /// A double mark with a space on its inner side and none on its outer side.
  ///
  /// No tokenizer or detokenizer turns both sides round; what stands so, opens or closes as it looks.
  static let insideOut = 1.6

  static func open(_ mark: QuoteMark) -> Double {
    var cost = mark.shape == .closing ? wrongDirection : 0
    if mark.precedesSpeechVerb && !mark.followsSpeechVerb { cost += attribution }
    if mark.isLeftTight {
      switch mark.left {
      case .word, .digit, .closing: cost += 2.4
      case .stop: cost += 1.6
      case .comma, .colon: cost += 1
      case .symbol: cost += 0.3
      default: break
      }
    }
    if mark.right == .edge { return cost + 3 }
    if mark.rightSpaces > 0 {
      if mark.isDouble, mark.isLeftTight, mark.left == .word || mark.left == .stop || mark.left == .digit {
        cost += insideOut
      }
      cost += 1
      if mark.leftSpaces > 0 || mark.left == .edge { cost += spacedOpening(mark) }
      return cost
    }
    switch mark.right {
    case .comma, .stop, .colon, .closing: return cost + 2
    case .dash: return cost + 0.5
    default: return cost
    }
  }

  /// Where spaces on both sides tell nothing, the words do.
  private static func spacedOpening(_ mark: QuoteMark) -> Double {
    switch mark.left {
    case .edge: return -0.4
    case .colon: return -0.9
    case .comma: return mark.capitalFollows ? -0.2 : 0.3
    case .stop: return mark.capitalFollows ? 0 : 0.3
    default:
      return mark.right == .comma || mark.right == .stop || mark.right == .colon ? 0.8 : 0
    }
  }

  static func close(_ mark: QuoteMark) -> Double {
    var cost = mark.shape == .opening ? wrongDirection : 0
    if mark.followsSpeechVerb && !mark.precedesSpeechVerb { cost += attribution }
    if mark.precedesSpeechVerb && mark.isRightTight { cost -= attribution }
    if mark.left == .edge { return cost + 3 }
    if mark.leftSpaces > 0 {
      cost += 1
      if mark.rightSpaces > 0 || mark.right == .edge { cost += spacedClosing(mark) }
    } else if mark.left == .opening || mark.left == .colon {
      cost += 2
    }
    if mark.isRightTight {
      if mark.isDouble, mark.leftSpaces > 0, mark.right == .word || mark.right == .digit { cost += insideOut }
      switch mark.right {
      case .word, .digit: cost += 1.4
      case .opening: cost += 0.5
      default: break
      }
    }
    return cost
  }

  private static func spacedClosing(_ mark: QuoteMark) -> Double {
    switch (mark.left, mark.right) {
    case (_, .edge): -0.4
    case (.comma, _): mark.capitalFollows ? 0.2 : -0.3
    case (.stop, _): -0.3
    case (.colon, _): 1.5
    case (.word, _): mark.closingWordCost
    default: 0
    }
  }

  static func prime(_ mark: QuoteMark) -> Double {
    guard mark.shape != .opening && mark.isLeftTight && mark.left == .digit else { return mark.measureCost }
    return mark.spelling == .doublePrime ? 0.3 : 1.1
  }

  static func apostrophe(_ mark: QuoteMark) -> Double {
    mark.apostropheCost + (mark.shape == .opening ? 1 : 0)
  }
}

/// Verbs that attribute a quotation: `he said, "…"`, `"…," the mayor said`.
enum SpeechVerbs {
  /// The reporting verbs of English news, in the forms that attribute; other forms, as `WordClassTable` has them, do not.
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
