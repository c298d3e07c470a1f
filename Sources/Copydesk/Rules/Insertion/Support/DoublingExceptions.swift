/// Words that are doubled on purpose.
///
/// Quirk et al. 1985, 9.4 (emphatic repetition: `very very`, `no no`), 17.69 (`many many`) and the accidents of grammar
/// (`had had`, `that that`, `is is`, `in in`); reduplicated words and names from Wiktionary's category "English
/// reduplications" and from gazetteers.
enum DoublingExceptions {
  /// Whether a lower-case word may stand twice in a row.
  static func contains(_ word: Range<Int>, in view: ByteView) -> Bool {
    grammar.contains(word, in: view) || emphasis.contains(word, in: view) || sounds.contains(word, in: view)
      || names.contains(word, in: view)
  }

  /// Words whose two uses can meet: auxiliaries and main verbs, particles and prepositions, `that that`, `will Will`.
  private static let grammar = WordSet(
    """
    had that is was are were be been do does did have has can will may mark
    up out over off by down through around about along across back who what where when how it you her
    this these those one two three four five six seven eight nine ten
    zero hundred thousand million billion
    """)

  /// Words doubled for emphasis.
  private static let emphasis = WordSet(
    """
    very really so too much many more most far long never ever always now then there here well no yes yeah please good
    great big bad old little tiny high deep way again away all only just quite truly hard fast slow slowly nice sorry
    thank thanks right wrong wait look listen come go stop run fight help love hope why oh ah god lord holy amazing
    every days years hours miles and/or
    """)

  /// Sounds, calls and reduplicated words.
  private static let sounds = WordSet(
    """
    ha hee ho hey hi hear bye blah bla la da na doo boo hoo woo yum tut tsk knock tick tock beep bang boom ding dong ring
    clap chop chug click choo chatter rah hurrah ya yo uh um er hmm mm aye nay night tap drip drop buzz pop pat pitter
    tom cha chi can go gogo tuk pom dum rub nom quack woof meow moo baa cluck coo cuckoo
    """)

  /// Names of places, persons, bands and animals.
  private static let names = WordSet(
    """
    duran bora walla sing baden pago zsa wagga woy boutros sirhan humbert lang jar talk wet mau dik ylang aye couscous
    new york paw chow rin tin phi knott gaga mahi pu bulo hong tora papa mama dada tata nana lulu coco fifi mimi dodo
    johnny major xi
    """)
}
