/// Words of closed classes, by the keys of ``CopyTokens``.
///
/// The classes are those of Quirk et al. 1985, *A Comprehensive Grammar of the English Language*, chapters 5, 6 and 9.
enum ClosedClassWords {
  static let personalPronouns = keys("i me we us you he him she her it they them")
  static let subjectPronouns = keys("i we he she they")
  static let possessives = keys("my your his her its our their mine yours hers ours theirs")
  static let determiners = keys("a an the this that these those")
  static let articles = keys("a an the")
  /// Determiners behind which a noun phrase has begun; `her` and `that` can stand alone.
  static let openingDeterminers = keys("a an the my your its our their")
  /// Prepositions that are no conjunctions.
  static let plainPrepositions = keys("of at with from into by to upon against between among")
  /// Words a mention does not end with, and a mention of one word is not.
  static let functionWords: Set<UInt32> = keys(
    """
    a an the this that these those my your his her its our their and or but nor so yet because although though while if \
    unless whether when where why how which what who whom whose of in on at by for with from into onto upon about \
    against between through during before after above below over under since until toward towards within without across \
    along around behind beside beyond near off out up down per via than as like to am is are was were be been being have \
    has had having do does did doing can could will would shall should may might must ca wo not n't never also just only \
    even very too still then now again more most much many few some any no all both each every other another such there \
    here 're 've 'll 'd 'm
    """)

  static func keys(_ words: String) -> Set<UInt32> {
    Set(words.utf8.split(separator: UInt8(ascii: " ")).map { CopyTokens.key($0) })
  }
}
