/// The lexicon: words of English by what the grammar makes of them.
///
/// The closed classes are those of Quirk et al. 1985, *A Comprehensive Grammar of the English Language*, chapters 3 to 9;
/// titles, months and weekdays follow the AP stylebook. They are no counts from any set of texts. A word stands in the
/// class that it most often has. What rules and word repair ask for is put together from these classes; what they add
/// or leave out is their own and stands with them. ``FunctionWords`` is another idea: the words of each language that
/// tell it from the others.
///
/// The order of the words in a class counts: the junction gate of word repair numbers them in it, and its weights are
/// learned with these numbers. A test holds them to it.
package enum EnglishWords {
  package static let indefiniteArticles: WordList = "a an"
  package static let articles = WordList(indefiniteArticles, "the")
  package static let demonstratives: WordList = "this that these those"
  package static let quantifiers: WordList = "every each some any no all both another such"
  /// Possessive determiners, except for `her`, which more often is a pronoun.
  package static let possessives: WordList = "my your his its our their"

  package static let subjectPronouns: WordList = "i we he she they"
  package static let objectPronouns: WordList = "me us him them"
  /// Pronouns that are subject and object; `her` is object and possessive.
  package static let caselessPronouns: WordList = "you it her"
  package static let personalPronouns = WordList(subjectPronouns, objectPronouns, caselessPronouns)
  package static let possessivePronouns: WordList = "mine yours hers ours theirs"
  package static let reflexives: WordList =
    "myself yourself himself herself itself ourselves yourselves themselves"
  package static let relatives: WordList = "who whom whose which what"
  package static let whAdverbs: WordList = "when where why how"

  /// Prepositions, those that are particles of verbs, too, among them.
  package static let prepositions: WordList = """
    of in on at by for with from into onto upon about against between through during before after above below over
    under since until toward towards within without across along around behind beside beyond near off out up down per
    via
    """
  package static let coordinators: WordList = "and or but nor so yet"
  package static let subordinators: WordList = "because although though while if unless whether"

  package static let formsOfBe: WordList = "am is are was were be been being"
  package static let formsOfHave: WordList = "have has had having"
  package static let formsOfDo: WordList = "do does did doing done"
  package static let modals: WordList = "can could will would shall should may might must"
  /// What a tokenizer leaves of `can't` and `won't` before `n't`.
  package static let clippedModals: WordList = "ca wo"

  /// What stands behind an apostrophe, with it; `n't` is a word of its own.
  package static let clitics: WordList = "'s 're 've 'll 'd 'm"
  /// What stands before `'t`: auxiliaries with their `n`.
  package static let negatedStems: WordList = """
    don doesn didn isn aren wasn weren hasn haven hadn won wouldn can couldn shouldn mustn needn ain
    """
  /// Those that today's news hardly has.
  package static let rareNegatedStems: WordList = "shan mightn mayn oughtn daren"

  /// Titles written with a stop before a name.
  package static let titles: WordList = "mr mrs ms dr prof sen rep gov gen lt col sgt capt rev hon"

  package static let months: WordList = """
    january february march april may june july august september october november december
    """
  /// Months as American news shortens them; it writes the others out.
  package static let shortMonths: WordList = "jan feb aug sept oct nov dec"
  package static let weekdays: WordList = "monday tuesday wednesday thursday friday saturday sunday"

  /// Words of sizes: `six feet tall`.
  package static let dimensions: WordList = "wide tall high long deep thick x by"
}

/// Whom a pronoun stands for: its person, number and gender.
package enum PronounPerson: UInt8, CaseIterable, Hashable, Sendable {
  case speaker, speakers, addressee, male, female, thing, others, here, there

  /// Whether it stands for someone mentioned before, neither speaker nor addressee.
  package var isThird: Bool {
    switch self {
    case .male, .female, .thing, .others: true
    case .speaker, .speakers, .addressee, .here, .there: false
    }
  }

  /// All its forms.
  package var forms: WordList {
    switch self {
    case .speaker: "i me my mine myself"
    case .speakers: "we us our ours ourselves"
    case .addressee: "you your yours yourself yourselves"
    case .male: "he him his himself"
    case .female: "she her hers herself"
    case .thing: "it its itself"
    case .others: "they them their theirs themselves"
    case .here: "here"
    case .there: "there"
    }
  }
}

// What several rules ask for.
extension EnglishWords {
  /// Pronouns, determiners, prepositions, conjunctions and auxiliaries.
  static let functionWords = WordSet(
    articles, demonstratives, quantifiers, "either neither",
    personalPronouns, possessives, possessivePronouns, relatives, whAdverbs,
    prepositions.without("onto above below beside off up down per via"), "to as like than among despite",
    coordinators, subordinators,
    formsOfBe, formsOfHave, formsOfDo.without("doing done"), modals,
    "not there here then now also only just even")

  /// Determiners behind which a noun phrase has begun; `his`, `her` and `that` can stand alone.
  package static let openingDeterminers = WordList(articles, possessives.without("his"))

  /// Determiners no English phrase ends with; `its` is often `it's`.
  static let determiners = WordSet(openingDeterminers.without("its"), "every")

  /// Articles, possessives, prepositions and conjunctions that cannot end a phrase: nothing may follow them but a word.
  ///
  /// Prepositions that a sentence may end with (`what it is for`, `come in`) are among them, since before a clitic or
  /// a mark set off in prose they mostly show that a word is lost.
  static let dependents = WordSet(
    openingDeterminers,
    """
    every of to for from with at by into onto upon during and or but nor than if because although unless whether as
    while
    """)

  /// Words that commonly open a sentence, capitalised.
  static let sentenceOpeners = WordSet(
    articles, demonstratives, subjectPronouns, caselessPronouns, possessives.without("your"),
    """
    there here in on at for from with by as but and so or if when while after before since although though because
    however meanwhile then now what who why how where no not some many most all one two several both each another to
    during according despite under
    """)

  /// Titles, and saints.
  package static let namedTitles = WordSet(titles, "st messrs")

  /// Months and their abbreviations.
  static let monthNames = WordSet(months, shortMonths, "mar apr jun jul sep")

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
