/// Closed classes of English that rules look words up in.
///
/// These are the grammar's closed classes (pronouns, determiners, prepositions, conjunctions, auxiliaries; Quirk et al.
/// 1985) and standard abbreviations, not counts from any set of texts.
package enum EnglishWords {
  /// Pronouns, determiners, prepositions, conjunctions and auxiliaries.
  static let functionWords = WordSet(
    """
    a an the this that these those some any each every no all both either neither another such
    i you he she it we they me him her us them my your his its our their mine yours hers ours theirs
    who whom whose which what where when why how
    of in to for with on at by from about as into like through after over between out against during without before
    under around among within along across behind beyond near since until upon toward towards despite
    and or but nor so yet because although though while if unless than whether
    am is are was were be been being have has had having do does did will would shall should can could may might must
    not there here then now also only just even
    """)

  /// Articles, possessives, prepositions and conjunctions that cannot end a phrase: nothing may follow them but a word.
  ///
  /// Prepositions that a sentence may end with (`what it is for`, `come in`) are among them, since before a clitic or
  /// a mark set off in prose they mostly show that a word is lost.
  static let dependents = WordSet(
    """
    a an the my your our their its every of to for from with at by into onto upon during and or but nor than if because
    although unless whether as while
    """)
  /// Those of them that no English phrase ends with.
  static let determiners = WordSet("a an the my your our their every")

  /// Words that commonly open a sentence, capitalised.
  static let sentenceOpeners = WordSet(
    """
    the a an this that these those he she it we they i you his her its our their my there here in on at for from with
    by as but and so or if when while after before since although though because however meanwhile then now what who
    why how where no not some many most all one two several both each another to during according despite under
    """)

  /// Titles written with a stop before a name.
  package static let titles = WordSet("mr mrs ms dr prof sen rep gov gen lt col sgt capt rev hon st messrs")

  /// Months and their abbreviations.
  static let months = WordSet(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec
    """)

  /// Whether a word ends as derived or inflected English words do.
  static func hasDerivationalEnding(_ word: Range<Int>, in view: ByteView) -> Bool {
    guard word.count >= 5 else { return false }
    let end = word.upperBound
    return endings.contains { view.reads($0, endingAt: end) }
  }

  private static let endings: [StaticString] = [
    "tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "hood", "ism", "ist", "ing", "ed", "er", "ers",
    "ors",
    "or", "ies", "es", "ly", "ful", "less", "able", "ible", "ous", "ive", "al", "ic", "ary", "ure", "age",
  ]
}
