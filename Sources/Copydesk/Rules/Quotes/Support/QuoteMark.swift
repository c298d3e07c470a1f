/// A quotation mark or apostrophe with what stands around it.
struct QuoteMark: Sendable {
  /// The mark's shape.
  enum Shape: Sendable { case straight, opening, closing }

  /// What is written for the mark.
  enum Spelling: Sendable {
    /// The mark itself.
    case plain
    /// Two single marks for a double one: `''`, `’’`, `‘‘`.
    case doubled
    /// The sign of inches and seconds: `″`.
    case doublePrime
    /// The accent that TeX and the Treebank open single quotations with: `` ` ``.
    case backtick
  }

  /// What the mark does.
  enum Role: UInt8, CaseIterable, Sendable {
    /// Opens a quotation.
    case open
    /// Opens a quotation while the one before was never closed.
    case reopen
    /// Takes up an open quotation where a sentence or paragraph begins.
    case resume
    /// Closes a quotation.
    case close
    /// Closes a quotation and the one around it, whose own mark is missing.
    case closeBoth
    /// Closes a quotation that nothing opened.
    case orphanClose
    /// Closes nothing and opens nothing.
    case stray
    /// Stands for inches, seconds, feet or minutes.
    case prime
    /// Stands for left-out letters or a possessive.
    case apostrophe

    /// Every role, made once: `allCases` makes an array at each call.
    static let all = allCases
  }

  /// What a character beside a mark is, as far as pairing asks.
  enum Neighbour: Sendable {
    case edge, word, digit, comma, stop, colon, opening, closing, quote, dash, symbol
  }

  /// The bytes of the mark.
  var range: Range<Int>
  /// Whether it is a double mark.
  var isDouble: Bool
  /// Its shape.
  var shape: Shape
  /// What is written for it.
  var spelling = Spelling.plain
  /// Spaces between the mark and what stands left of it.
  var leftSpaces: Int
  /// Spaces between the mark and what stands right of it.
  var rightSpaces: Int
  /// What stands left, beyond the spaces.
  var left: Neighbour
  /// What stands right, beyond the spaces.
  var right: Neighbour
  /// Whether the word on the right begins with a capital.
  var capitalFollows: Bool
  /// Whether a verb of saying stands before the mark: `he said, "`.
  var followsSpeechVerb: Bool
  /// Whether a verb of saying follows within a few words: `," the mayor said`.
  var precedesSpeechVerb: Bool
  /// Whether a script that sets marks without spaces stands on either side.
  var isBesideUnspacedScript: Bool
  /// What it costs to end a quotation with the word before the mark; few end in a function word.
  var closingWordCost: Double
  /// Whether the mark looks like an apostrophe from its letters alone: `'90s`, `'tis`, `dogs'`.
  var apostropheCost: Double
  /// What it costs to read the mark as a sign of feet or inches that a tokenizer set off.
  var measureCost = Double.infinity
  /// The role the pairing gave it.
  var role: Role = .stray
  /// How many quotations are open before the mark.
  var depth = 0
  /// How sure the role is, 0...1.
  var confidence = 0.0
  /// The place among its paragraph's marks of the mark at the quotation's other end, if it has one.
  var partner: Int?

  /// Whether the role is one of those that open a quotation.
  var opens: Bool { role == .open || role == .reopen || role == .resume }
  /// Whether the role is one of those that close a quotation.
  var closes: Bool { role == .close || role == .closeBoth || role == .orphanClose }
  /// How many quotations are open behind the mark.
  var depthBehind: Int {
    switch role {
    case .open: depth + 1
    case .close: depth - 1
    case .closeBoth: 0
    default: depth
    }
  }

  /// The shape a curly mark has in this role; nil for roles that say nothing of it.
  var shapeByRole: Shape? {
    switch role {
    case .open, .reopen, .resume: .opening
    case .close, .closeBoth, .orphanClose, .apostrophe: .closing
    case .stray, .prime: nil
    }
  }
  /// Whether the spacing alone says that the mark opens, or that it closes, as its role has it.
  var isSetByRole: Bool {
    opens ? rightSpaces == 0 && right != .edge && !isLeftTight : leftSpaces == 0 && left != .edge && !isRightTight
  }
  /// Whether a new sentence, paragraph or speech begins at the mark, as far as what stands left of it tells.
  var mayResume: Bool {
    switch left {
    case .edge: true
    case .stop, .colon: leftSpaces > 0
    case .comma: leftSpaces > 0 && rightSpaces == 0 && followsSpeechVerb
    default: false
    }
  }

  var isLeftTight: Bool { leftSpaces == 0 && left != .edge }
  var isRightTight: Bool { rightSpaces == 0 && right != .edge }
}

/// The bytes of English quotation marks.
enum QuoteStyle {
  /// The mark of a kind and shape.
  static func mark(isDouble: Bool, shape: QuoteMark.Shape) -> String {
    switch (isDouble, shape) {
    case (true, .straight): "\""
    case (true, .opening): "“"
    case (true, .closing): "”"
    case (false, .straight): "'"
    case (false, .opening): "‘"
    case (false, .closing): "’"
    }
  }
}
