internal import Bytes

/// The function words of languages in Latin letters: articles, pronouns, prepositions, conjunctions and auxiliaries.
///
/// These are closed classes, which any grammar of the language lists, and not counts from a corpus; a third to a half
/// of the words of prose are among them. Single consonants are left out, since English has them as initials, in
/// `U.S.` and in `it's`. Only words of at most eight bytes are listed, since those fit a key. English's list is not put
/// together from ``EnglishWords``: it has frequent words of all kinds, `said` among them, and leaves out what another
/// language has.
enum FunctionWords {
  /// For each language its words.
  static let lists: [(language: Language, words: StaticString)] = [
    (
      .english,
      """
      the of and to in a is that for on with as was by at be he it his from are this an have not had they or but which
      you were her she we would has been their will there who one all if its about more up out when what him so my than
      them some could do did your me us our into only other over after also where these how now because just any can
      between against while before under those such each both does then through during without within i said says
      should may might must no nor until since though although toward upon am
      """
    ),
    (
      .french,
      """
      le la les de des du un une et est en que qui dans pour pas sur plus par au aux avec ce cette ces se sa son ses il
      elle ils elles nous vous je ne ou mais comme sont été être à leur leurs tout tous où même aussi après sans entre
      ont était cela très donc chez dont ni ça sera avait avoir cet quand
      """
    ),
    (
      .german,
      """
      der die das und in zu den von mit ist des sich nicht ein eine einen einem einer eines für auf dem als auch es an
      werden aus er hat dass daß sie nach wird bei um am sind noch wie über so zum zur war haben nur oder aber vor bis
      mehr durch man sein wurde sei hatte kann gegen vom können schon wenn habe ihre ihr ihm ihn ich wir uns was unter
      seine seiner seinen im waren wurden muss beim ins doch denn ihrer kein keine du mir mich
      """
    ),
    (
      .spanish,
      """
      el la los las de del y en que un una es por con no se su para al lo como más pero sus le ha este esta sin sobre
      también entre cuando muy hasta desde nos todo ya son fue había era está han ser o a porque ni donde yo qué ese esa
      esto eso quien les tiene sí cada estaba estos estas
      """
    ),
    (
      .italian,
      """
      il lo la gli le di del della dei delle degli dello dell nell all dall sull e in che un una uno è per con non si da
      dal dalla al alla ai alle sono ha nel nella ma anche come più se suo sua loro questo questa era stato hanno o i ed
      ci cui dopo tra fra molto essere sul sulla dai dalle nei nelle sui sulle perché quando io po mi tutti
      """
    ),
    (
      .portuguese,
      """
      o a os as de do da dos das e em que um uma é por com não se no na nos nas para ao aos à às mais como mas foi ser
      são seu sua seus suas ou também pelo pela já está entre até sobre tem ele ela isso este esta muito numa num eram
      era quando há lhe eu
      """
    ),
    (
      .dutch,
      """
      de het een van en in is dat op te zijn voor met niet aan er om ook als bij door naar uit maar dan nog over wordt
      worden werd werden heeft hebben had hij zij ze wij we je ik was deze dit die of tot kan geen meer hun haar zich
      moet nu toen omdat wel wat onder tegen
      """
    ),
    (
      .danish,
      """
      og i at det en den til er som på de med han af av for ikke der var mig sig men et har om vi min ham hun nu over da
      fra du ud ut sin dem os oss op opp man hans hvor eller hvad hva skal selv her alle vil blev ble kunne ind inn når
      være noget jeg havde hadde efter etter også mot mod under ved
      """
    ),
    (
      .swedish,
      """
      och att det i en på är av för med till den som inte om ett de har han var från så men vi jag kan vid hon sig man
      nu efter eller när ska under också hade hans där över mot sin blev mycket än ut upp åt
      """
    ),
    (
      .finnish,
      """
      ja on ei että oli se hän mutta kun ovat niin myös kuin joka olla sen ole jos nyt tai sitä hänen mitä ollut jotka
      sekä ne tämä mukaan vain vielä
      """
    ),
    (
      .hungarian,
      """
      a az és hogy nem is egy van volt meg de csak már még ha el mint vagy ez ki be azt nincs lesz én ő akkor pedig
      szerint ezt így minden után
      """
    ),
    (
      .polish,
      """
      i w na się nie do to że jest o jak po od za ale dla co jego jej ich przez oraz który która które już tylko są
      być był była było tak przed czy pod tym go ma też ze jako gdy może przy
      """
    ),
    (
      .czech,
      """
      a je na se že do o i to jako za by ale po pro jsou byl byla bylo si od už nebo které který která sa ako pre
      sú bol bola ve ze co jeho jak tak však při podle len aj
      """
    ),
    (
      .croatian,
      """
      i je na da se za od su o kao iz ne to koji koja koje ali ili bi nije sam što bio bila te po sa do će kako smo
      in so ki pa ni ter tudi za bilo nakon
      """
    ),
    (
      .turkish,
      """
      ve bir bu da de için ile olarak çok daha gibi olan kadar ne o mi ama ya en sonra var değil her şu ki mı göre ise
      olduğu oldu
      """
    ),
    (
      .romanian,
      """
      și şi de la în a care cu pe nu este un o din sunt mai că ce pentru al ale fi au lui ca sau prin după fost să dar
      se le ei fără între până
      """
    ),
    (
      .catalan,
      """
      el la els les de del dels i en que un una és per amb no es ha al als més però com seva seu va han són aquest
      aquesta què ser o ho hi
      """
    ),
    (
      .afrikaans,
      """
      die en van in is het nie vir met op om te wat dit sy hulle aan deur as maar ook by word was ek ons jou daar na hy
      kan sal toe uit
      """
    ),
    (
      .indonesian,
      """
      yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke oleh adalah ada mereka telah saya bisa atau
      kepada karena sebagai bahwa para dia
      """
    ),
    (
      .vietnamese,
      """
      và của là có không được cho các một người trong những đã với này để khi từ tại về nhưng như ở
      """
    ),
    (.albanian, "në e të dhe për që një me nga është i si nuk ka janë do kjo së"),
    (.lithuanian, "ir kad į iš su yra tai buvo kaip ne bet apie per tik už prie nuo dėl jo jis"),
    (.latvian, "un ir par no ar kas uz bija lai kā arī nav bet tas pēc to viņš"),
    (.estonian, "ja on ei see et oli ka kui ta mis ning oma või aga nad olid pole selle"),
    (.icelandic, "og að í á er sem til ekki við um var það með en hann fyrir af eru hún frá"),
    (.tagalog, "ang ng sa na mga ay at si ni kung hindi ito para siya nang may"),
    (.swahili, "na ya wa kwa ni katika za la kuwa hii huo hiyo alisema cha lakini"),
    (.basque, "eta da ez dira bat du izan dute ere baina den zen dela edo"),
    (.esperanto, "la de kaj en estas al ne por ke kun oni li ĝi sed ŝi pri el ili"),
  ]

  /// The languages a word is a function word of, one bit each; asked by ``key(_:in:)``.
  static func languages(_ key: UInt64) -> UInt32 {
    let (keys, masks) = table
    var slot = Self.slot(key)
    while keys[slot] != key {
      if keys[slot] == 0 { return 0 }
      slot = (slot + 1) & (size - 1)
    }
    return masks[slot]
  }

  /// Twice as many slots as there are words, so that most look-ups end at the first.
  private static let size = 4096

  private static let table: (keys: [UInt64], masks: [UInt32]) = {
    var keys = [UInt64](repeating: 0, count: size)
    var masks = [UInt32](repeating: 0, count: size)
    for (language, words) in lists {
      let bytes = UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount)
      for word in bytes.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) where word.count <= 8 {
        let key = word.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var slot = Self.slot(key)
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (size - 1) }
        keys[slot] = key
        masks[slot] |= language.bit
      }
    }
    return (keys, masks)
  }()

  /// Fibonacci hashing, the upper twelve bits.
  private static func slot(_ key: UInt64) -> Int { Int((key &* Mixing.golden) >> 52) }
}
