package import Copydesk
internal import UnicodeText

/// What of a text a change touches, the gravest first.
package enum ChangeSubject: Int, CaseIterable, Comparable, Sendable {
  /// A letter differs: a word is another, is gone or has come.
  case words
  /// Digits differ, and no letter.
  case numbers
  /// Punctuation, quotation marks or symbols differ, and no letter or digit.
  case marks
  /// White space or what cannot be seen differs, and nothing else.
  case spaces

  /// How grave a wrong change of it is, for a reader who trusts the text.
  ///
  /// A decade for each step, so that only tenfold doubt puts a lighter kind first. The order is that of copy editors, who
  /// query words and facts before style.
  package var weight: Int {
    switch self {
    case .words: 1000
    case .numbers: 100
    case .marks: 10
    case .spaces: 1
    }
  }

  /// Whether changes of one rule in one document are looked at once: there are dozens, and they are right together or
  /// wrong together.
  package var isGrouped: Bool { self >= .marks }

  package static func < (lhs: ChangeSubject, rhs: ChangeSubject) -> Bool { lhs.rawValue < rhs.rawValue }

  /// What differs between two texts.
  ///
  /// - Complexity: O(*n*) in the bytes of both.
  package init(from before: ArraySlice<UInt8>, to after: ArraySlice<UInt8>) {
    let (old, new) = (TextClasses(before), TextClasses(after))
    self =
      old.letters != new.letters
      ? .words : old.digits != new.digits ? .numbers : old.marks != new.marks ? .marks : .spaces
  }

  /// What a flag is about, which changes nothing: its category says it, and its text whether that is figures.
  package init(flagged text: ArraySlice<UInt8>, _ category: Category) {
    let usual = ChangeSubject(usual: category)
    let classes = TextClasses(text)
    self = usual == .words && classes.letters.isEmpty && !classes.digits.isEmpty ? .numbers : usual
  }

  /// What changes of a category touch as a rule, where their texts are not at hand.
  package init(usual category: Category) {
    switch category {
    case .encoding, .insertion, .scramble, .gap, .mask: self = .words
    case .punctuation, .quotes: self = .marks
    case .layout, .spacing: self = .spaces
    }
  }
}

/// The letters, digits and marks of a text, each in order.
private struct TextClasses {
  var letters: [UInt8] = []
  var digits: [UInt8] = []
  var marks: [UInt8] = []

  init(_ slice: ArraySlice<UInt8>) {
    let text = Array(slice)
    var offset = 0
    while offset < text.count {
      let codePoint = WTF8.decode(text, at: offset)
      let end = offset + codePoint.length
      if let scalar = codePoint.scalar {
        if scalar.properties.isAlphabetic {
          letters += text[offset..<end]
        } else if scalar.properties.numericType != nil {
          digits += text[offset..<end]
        } else if !ScalarTraits.isWhitespace(scalar), scalar.properties.generalCategory != .format {
          marks += text[offset..<end]
        }
      } else {
        // Bytes that are no text may have been a letter.
        letters += text[offset..<end]
      }
      offset = end
    }
  }
}

/// How much harm to expect of a change: what it touches, times how likely it is to be wrong.
///
/// Reports, the review page and the review in the terminal show the greatest first.
package struct ExpectedHarm: Hashable, Comparable, Sendable {
  /// What is touched.
  package let subject: ChangeSubject
  /// The weight of the subject times the doubt in percent: 1 to 100,000.
  package let value: Int

  /// Weighs a change of a confidence.
  ///
  /// A repair does harm where it is wrong. A flag changes nothing: what it points at does harm where it is right. No
  /// doubt is taken for less than a percent, since no measured confidence says more.
  package init(_ subject: ChangeSubject, percent: Int, outcome: Outcome) {
    self.subject = subject
    let doubt = outcome == .repaired ? 100 - percent : percent
    value = subject.weight * min(max(doubt, 1), 100)
  }

  package static func < (lhs: ExpectedHarm, rhs: ExpectedHarm) -> Bool {
    (lhs.value, rhs.subject.rawValue) < (rhs.value, lhs.subject.rawValue)
  }
}
