internal import Copydesk

/// The grammatical classes of a word, whatever stands around it; it may be of several.
package struct WordClass: OptionSet, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  static let indefinite = Self(rawValue: 1 << 0)
  static let definite = Self(rawValue: 1 << 1)
  static let demonstrative = Self(rawValue: 1 << 2)
  static let possessive = Self(rawValue: 1 << 3)
  static let pronoun = Self(rawValue: 1 << 4)
  static let preposition = Self(rawValue: 1 << 5)
  /// Conjunctions, relatives, quantifiers, adverbs: whatever ends a noun phrase and is no class of its own.
  static let particle = Self(rawValue: 1 << 6)
  static let auxiliary = Self(rawValue: 1 << 7)
  /// Forms of irregular and reporting verbs.
  static let verb = Self(rawValue: 1 << 8)
  static let possessiveEnding = Self(rawValue: 1 << 9)
  static let title = Self(rawValue: 1 << 10)
  static let date = Self(rawValue: 1 << 11)
  /// Words that make a capitalised run an organisation or a place.
  static let institution = Self(rawValue: 1 << 12)
  static let male = Self(rawValue: 1 << 13)
  static let female = Self(rawValue: 1 << 14)
  /// A noun of a group: `they` may stand for it.
  static let group = Self(rawValue: 1 << 15)

  /// The classes that end a noun phrase.
  static let closed: Self = [
    .indefinite, .definite, .demonstrative, .possessive, .pronoun, .preposition, .particle, .auxiliary, .verb,
    .possessiveEnding,
  ]
}

/// The words whose class the grammar fixes.
///
/// Closed classes come from ``EnglishWords``; the irregular verbs are those of Quirk et al. 1985, section 3.14, without
/// forms that are as often nouns. No counts from any text.
enum WordClassTable {
  /// Looks a word up by its ``MentionWord/key(_:_:)``.
  static func classes(_ key: UInt64) -> WordClass { table[key] ?? [] }

  static let table: [UInt64: WordClass] = {
    var table: [UInt64: WordClass] = [:]
    for (list, classes) in rows {
      for word in list.words { table[TokenKey(word.utf8).value, default: []].formUnion(classes) }
    }
    return table
  }()

  private static let rows: [(WordList, WordClass)] = [
    (WordList(EnglishWords.indefiniteArticles, "another"), .indefinite),
    ("the", .definite),
    (WordList(EnglishWords.demonstratives, "such"), .demonstrative),
    (WordList(EnglishWords.possessives, "her"), .possessive),
    (
      WordList(
        EnglishWords.personalPronouns.without("her"), EnglishWords.possessivePronouns, EnglishWords.reflexives),
      .pronoun
    ),
    ("'s '", .possessiveEnding),
    (
      WordList(
        EnglishWords.prepositions,
        "to as like than among despite till besides beneath inside outside throughout amid except regarding"),
      .preposition
    ),
    (
      WordList(
        EnglishWords.coordinators, EnglishWords.subordinators, EnglishWords.relatives, EnglishWords.whAdverbs,
        EnglishWords.quantifiers.without("another such"),
        """
        either neither many much more most few fewer less least several enough one two three other others same own none
        something anything nothing everything someone anyone everyone nobody somebody anybody everybody here there now
        then not n't also only just even still already again ever never always often very too quite rather perhaps maybe
        however therefore thus hence indeed well yes please instead else together almost about away back ago once twice
        later soon today tomorrow yesterday tonight
        """), .particle
    ),
    (
      WordList(
        EnglishWords.formsOfBe, EnglishWords.formsOfHave, EnglishWords.formsOfDo.without("doing"), EnglishWords.modals,
        EnglishWords.clippedModals, EnglishWords.clitics.without("'s"), "ought cannot"), .auxiliary
    ),
    (
      """
      said says say saying told tell tells asked asks ask added adds announced went go goes going gone came come comes
      coming took take takes taking taken made make makes making got get gets getting gotten gave give gives giving given
      saw see sees seeing seen knew know knows knowing known thought think thinks thinking became become becomes becoming
      began begin begins beginning begun brought bring brings bringing bought buy buys kept keep keeps keeping led lead
      leads left leave leaves lost lose loses losing meant mean means met meet meets paid pay pays put puts putting ran
      run runs running sent send sends sending sat sit sits spoke speak speaks speaking spoken stood stand stands
      standing wrote write writes writing written won win wins wore wear wears held hold holds heard hear hears felt feel
      feels found find finds fell fall falls fought fight fights flew fly flies forgot forget forgets grew grow grows
      grown hid hit hits hung kept laid lay let lets lit rode rose rise rises sang sold sell sells shot shook shown show
      shows showed slept spent spend spends stole stolen struck swore taught teach teaches threw thrown throw throws
      understood understand understands woke want wants wanted need needs needed use uses used call calls called help
      helps helped try tries tried seem seems seemed believe believes believed work works worked live lives lived want
      include includes included continue continues continued let happen happens happened look looks looked remain
      remains remained allow allows allowed agree agrees agreed claim claims claimed appear appears appeared
      sank sunk sung drank rang rung swam swum stuck swept slid spun clung dug bred burnt crept dealt fled flung froze
      frozen knelt leapt lent overcame ridden sought slain sped sprang sprung strode strove swung tore torn undertook
      wept withdrew withdrawn wove bitten blew woken
      according born become built broke broken chose chosen drew drawn drove driven ate eaten
      """, .verb
    ),
    (
      WordList(
        EnglishWords.titles.withAndWithoutStop,
        """
        st. sir lord lady dame president senator governor general mayor minister king queen prince princess pope judge
        justice professor doctor captain colonel secretary chairman congressman congresswoman
        """), .title
    ),
    ("mr mr. sir lord king prince pope father son brother husband man boy men boys uncle congressman gentleman", .male),
    (
      """
      mrs mrs. ms ms. lady dame queen princess mother daughter sister wife woman girl women girls aunt congresswoman
      actress
      """, .female
    ),
    (
      WordList(EnglishWords.weekdays, EnglishWords.months, "jan. feb. aug. sept. oct. nov. dec."), .date
    ),
    (
      """
      inc inc. corp corp. co. ltd ltd. company university college school party department government court committee
      council association church states union nations agency bank group institute office house senate congress army navy
      force police street city county river lake island islands mountain mountains bay sea ocean war act treaty empire
      kingdom republic museum library hospital airport park times post news center centre society foundation world
      league club team company ministry parliament commission board federation academy theatre theater festival award
      north south east west northern southern eastern western american british european national
      """, .institution
    ),
    (
      """
      people men women children police team group family company government army public couple crowd staff crew
      committee council party band majority administration media team
      """, .group
    ),
  ]
}
