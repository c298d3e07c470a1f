/// The classes that stand in the vocabulary for what no vocabulary can hold, by shape.
///
/// Numbers above one digit are always a class, since no count could choose between `1,204` and `1,205`; words are one
/// only where they are not in the vocabulary. The names hold characters that no token has, so they never clash.
public enum TokenClass: String, CaseIterable, Sendable {
  /// Digits: `21`, `350`.
  case number = "<num>"
  /// Four digits, 1000 to 2099.
  case year = "<year>"
  /// Digits with a decimal point: `3.5`.
  case decimal = "<num-decimal>"
  /// Digits in groups: `1,200`, `1,200.50`.
  case grouped = "<num-grouped>"
  /// `21st`, `4th`.
  case ordinal = "<num-ordinal>"
  /// `1980s`, `90s`.
  case decade = "<num-decade>"
  /// Any other token of numbers alone: `½`, `10.1.2`.
  case otherNumber = "<num-other>"
  /// `@name`.
  case handle = "<handle>"
  /// An unseen word in small letters: `blorping`; those with a telling ending have a class of their own.
  case lower = "<unk-lower>"
  /// An unseen word in small letters that ends in `ed`.
  case lowerED = "<unk-lower-ed>"
  /// An unseen word in small letters that ends in `ing`.
  case lowerING = "<unk-lower-ing>"
  /// An unseen word in small letters that ends in `ly`.
  case lowerLY = "<unk-lower-ly>"
  /// An unseen word in small letters that ends in `s`.
  case lowerS = "<unk-lower-s>"
  /// An unseen word with a capital, where only names have one.
  case capitalized = "<unk-cap>"
  /// An unseen word with a capital, where any word may have one.
  case initial = "<unk-initial>"
  /// An unseen word of capitals, two or more.
  case allCapitals = "<unk-allcaps>"
  /// An unseen word with small letters before capitals or dots: `iPhone`, `example.org`.
  case mixed = "<unk-mixed>"
  /// An unseen word with digits: `G20`.
  case alphanumeric = "<unk-alnum>"
  /// An unseen word of another script than Latin.
  case foreign = "<unk-foreign>"
  /// An unseen mark or symbol.
  case mark = "<unk-mark>"
}
