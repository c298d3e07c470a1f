/// Sentences without damage, written for these tests: what every rule must leave alone, and what generated damage
/// must come back to.
enum CleanSentences {
  static let english = [
    "“We can’t say how long it’ll take,” the harbour master said – and nobody at the café asked.",
    "The mayor’s office called it a “once-in-a-decade” repair; residents weren’t so sure.",
    "Tickets cost £12 or €15, and the hall was 21°C by noon.",
    "Zoë Müller’s résumé lists three ‘temporary’ posts…",
    "It was over — or so they thought — when the ferry’s engine failed.",
    "The river rose by ½ metre overnight, officials said.",
    "She’s the author of “Naïve Maps”, published in 2014.",
  ]
  static let french = [
    "Le préfet a déclaré que « la route restera fermée jusqu’à mardi », à la surprise des élus.",
    "À Besançon, l’été a été plus sec que prévu, même près des étangs.",
    "Cœur de la fête : une grande tablée où l’on parle de tout, voilà le programme.",
    "« Ça n’a pas marché », reconnaît l’élève, déçu mais décidé à recommencer.",
    "Où sont passés les 40 % restants ? Nul ne le sait.",
  ]
  static let german = [
    "„Das Dach ist dicht“, sagte der Küster, während draußen Sturmböen über die Höfe fegten.",
    "Für die Bürger heißt das: höhere Gebühren, aber auch schönere Spielplätze.",
    "Ärger gab es erst, als die Größe der Säle bekannt wurde – zu klein für 300 Gäste.",
    "Übermorgen öffnet die Straße wieder.",
  ]
  static let spanish = [
    "¿Quién pagará la reparación del puente? «Nadie lo sabe», respondió el señor Núñez.",
    "El niño encontró una moneda del año 1840 en el jardín de su abuela.",
    "¡Qué alegría! La función terminó a medianoche y el público siguió aplaudiendo.",
    "El pingüino más viejo del acuario cumplió veintiún años.",
  ]
  static let polish = [
    "Burmistrz powiedział, że „żaden most nie zostanie zamknięty” przed końcem września.",
    "Wśród gości była także łódzka orkiestra dęta – zagrała pięć utworów.",
    "Źródło ciepła znajduje się głęboko pod ziemią.",
    "Śnieg spadł wcześniej niż się spodziewano, a drogi są śliskie.",
  ]
  static let czech = [
    "Starosta řekl, že „žádná škola se zavírat nebude“, a přítomní mu zatleskali.",
    "Příští týden začnou dělníci opravovat střechu zámku.",
    "Šéf hasičů upozornil, že led na řece je ještě tenký.",
    "Čtyři děti našly v lese starý zvon.",
  ]
  static let turkish = [
    "Belediye başkanı, “köprü yarın açılacak” dedi; çocuklar sevinçle güldü.",
    "İstasyonun önündeki küçük çay bahçesi, yağmura rağmen doluydu.",
    "Şehrin eski değirmeni müzeye dönüştürülüyor.",
    "Üç gün süren fırtına sonunda dindi.",
  ]
  static let portuguese = [
    "A prefeita disse que “não haverá aumento” até à próxima reunião do conselho.",
    "Os irmãos João e Conceição abriram uma padaria à beira do rio.",
    "Há lições que só a água ensina, garante o pescador.",
    "É às sextas-feiras que a praça fica cheia.",
  ]
  static let greek = [
    "Ο δήμαρχος είπε ότι «κανένα σχολείο δεν θα κλείσει» πριν από τον Ιούνιο.",
    "Η γέφυρα άνοιξε ξανά χθες το πρωί, και οι ψαράδες γιόρτασαν.",
    "Πέντε παιδιά βρήκαν ένα παλιό νόμισμα στην παραλία.",
  ]
  static let russian = [
    "Глава посёлка сказал, что «ни одна школа не закроется» до конца сентября.",
    "Рыбаки нашли в реке старый колокол и отнесли его в музей.",
    "Утром выпал снег – на месяц раньше обычного, и дороги стали скользкими.",
    "Я с братом и сестрой живу у моря, а в городе бываю редко.",
  ]
  static let lithuanian = [
    "Meras sakė, kad „nė viena mokykla nebus uždaryta“ iki rugsėjo pabaigos.",
    "Žvejai rado upėje seną varpą ir nunešė jį į muziejų.",
    "Šįryt iškrito sniegas – visu mėnesiu anksčiau nei įprasta.",
  ]

  static let byLanguage: [(language: String, sentences: [String])] = [
    ("english", english), ("french", french), ("german", german), ("spanish", spanish), ("polish", polish),
    ("czech", czech), ("turkish", turkish), ("portuguese", portuguese), ("greek", greek), ("russian", russian),
    ("lithuanian", lithuanian),
  ]

  static let all: [String] = byLanguage.flatMap(\.sentences)

  /// Clean text that looks like damage.
  static let tricky = [
    "É… mais uma vez", "CAFÉ…", "ZZAJÉ’s menu", "NESTLÉ® and IKEÅ® and PURÉE™", "∆° of the cell", "Ø", "æ",
    "β-blockers", "5×£35",
    "À la carte", "voilà le menu", "Ô»", "à “gauche”", "«МИР» и «ПАР»", "В «Мире»", "В\u{A0}Москве", "Рік і Сік",
    "СЄРІЯ",
    "«Це РІК», сказала вона", "л’été de l’école", "“Ésta”, “Él” y —Ángel—", "Å", "12 Å³ and 3 Å²", "the √π of it",
    "├──┐ └──┘ │",
    "═╗ ╔═", "IRMÃ” e AMANHÃ…", "AMANHÃ ", "MANHÃ’s", "“ÅLAND”", "MĚŠŤAN", "DĹŽKA", "TĂŞNAD", "ČŠ", "«ά», «έ»", "ΚΑΛΑ»",
    "слово»…",
    "слов”…", "café”…", "así»…", "voilà”…", "Spaß”", "São Tomé e Príncipe", "naïve façade", "Ångström", "Ä–Ö", "¿Qué?",
    "Ðuro", "¡Olé!”",
    "«Ô rage!»", "100 µg/m³", "½ × ¾", "œuvre", "ŠKODA", "“Š”", "Žižkov’s", "ÇA", "GARÇON…", "Đà Nẵng", "Tiếng Việt",
    "日本語、中文。",
    "한국어", "שלום עולם", "مرحبا بالعالم", "हिन्दी", "ไทย", "🙂👍🏽", "naïve—yet", "Ë”", "TÝDEN»", "GÖRÜŞ®", "ÜBER…", "Â",
    "ROMÂNIA",
    "Încât", "gât și râs", "‘É’", "’Ö", "“Ö”", "—É verdade—", "«À»", "ÊTRE À…", "Ñ®", "Ú»", "Ý”", "Đ’", "ſ",
  ]
}
