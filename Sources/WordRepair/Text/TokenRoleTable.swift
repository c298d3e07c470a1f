/// The closed word classes: which words are what, by the key of their spelling in small letters.
enum TokenRoleTable {
  /// The role of a word of a closed class.
  static func role(of key: TokenKey) -> TokenRole? { roles[key.value] }

  /// The grammatical person of a pronoun; nil for other words.
  static func person(of key: TokenKey) -> PronounPerson? { PronounPerson(key.value) }

  /// The words of each role, parted by spaces.
  static let words: [(role: TokenRole, list: String)] = [
    (.determiner, "a an the every each some any no all both another such"),
    (.demonstrative, "this that these those"),
    (.possessive, "my your his its our their whose"),
    (.subjectPronoun, "i we he she they"),
    (.objectPronoun, "me us him them"),
    (.otherPronoun, "you it her mine yours hers ours theirs who there here"),
    (.reflexive, "myself yourself himself herself itself ourselves yourselves themselves"),
    (
      .preposition,
      """
      of in on at by for with from into onto upon about against between through during before after above below over \
      under since until toward towards within without across along around behind beside beyond near off out up down \
      per via than as like
      """
    ),
    (.conjunction, "and or but nor so yet because although though while if unless whether when where why how"),
    (.auxiliary, "am is are was were be been being have has had having do does did doing done"),
    (.modal, "can could will would shall should may might must ca wo"),
    (.wh, "which what whom"),
    (.to, "to"),
    (.negation, "not n't never"),
    (
      .adverb,
      """
      also just only even very too still already then now again more most much many few several first last other own \
      same
      """
    ),
    (.clitic, "'s 're 've 'll 'd 'm"),
    (.comma, ","), (.stop, ". ! ? ; : …"), (.opening, "( ["), (.closing, ") ] \" '"), (.dash, "— -"),
  ]

  private static let roles = KeyTable(
    words.flatMap { role, list in list.split(separator: " ").map { (key: TokenKey($0.utf8).value, value: role) } })
}
