import Testing

@testable import Copydesk

@Suite("Languages of paragraphs")
struct ParagraphLanguagesTests {
  private static let english = "The ferry to Long Acre was late again, and nobody on the island was told why."

  @Test(
    "Prose in other languages is told from English",
    arguments: [
      (Language.german, "Die Fähre nach Langeneck kam wieder zu spät, und niemand auf der Insel wusste, warum."),
      (.french, "Le maire a dit que la digue serait réparée, mais personne ne sait qui va payer pour les travaux."),
      (.spanish, "La alcaldesa dijo que el muro del puerto no se puede reparar y que nadie sabe quién lo va a pagar."),
      (.italian, "Il sindaco ha detto che il molo non è stato riparato e che nessuno sa quando lo sarà."),
      (.portuguese, "A presidente disse que o muro do porto não foi reparado e que ninguém sabe quem paga."),
      (.dutch, "De burgemeester zei dat het veer niet vaart en dat niemand op het eiland weet wie dat gaat betalen."),
      (.polish, "Burmistrz powiedziała, że mur nie jest naprawiony i że nikt nie wie, kto za to zapłaci."),
      (.turkish, "Belediye başkanı duvarın bu yıl da onarılmadığını söyledi, ama çok umutlu ve sabırlı."),
      (.swedish, "Borgmästaren sade att muren inte är lagad och att ingen på ön vet vem som ska betala för den."),
      (.czech, "Starostka řekla, že se zeď u přístavu opraví, ale nikdo na ostrově neví, jak a kdy to bude."),
      (.otherScript, "Мэр сказала, что стену починят весной, но никто не знает, кто за это заплатит."),
      (.otherScript, "市长说，港口的墙今年不会修好，没有人知道谁来付钱。"),
      (.otherScript, "महापौर ने कहा कि बंदरगाह की दीवार की मरम्मत इस साल नहीं होगी।"),
      (.otherScript, "قالت العمدة إن جدار الميناء لن يتم إصلاحه هذا العام."),
    ])
  func tellsOthers(language: Language, text: String) throws {
    #expect(try WorkingText(text).language(at: 0) == language)
    // A paragraph counts by itself, whatever stands around it.
    let mixed = Self.english + "\n\n" + text + "\n\n" + Self.english
    let offset = Self.english.utf8.count + 2
    #expect(try WorkingText(mixed).language(at: offset) == language)
    #expect(try WorkingText(mixed).isEnglish(at: 0))
    #expect(try WorkingText(mixed).isEnglish(at: mixed.utf8.count - 1))
  }

  @Test(
    "English, names and whatever is too short count as English",
    arguments: [
      english,
      "The firm of De la Rue, of Rio de Janeiro, and the painter Van der Laan met in Den Haag on Monday.",
      "Vell v Harlow; Kestrel v Long Acre; Orr v Lim; Marsh v Brook.",
      "“C’est la vie,” said the mayor of the town, and nobody on the council thought that it was over.",
      "A. Brook; S. Lim, E. Orr, O. Vell; I. Marsh and U. Tollen of the U.S. and it’s J. Lim’s.",
      "Cup: final scores", "Die Hard", "", "2019",
    ])
  func staysEnglish(text: String) throws {
    #expect(try WorkingText(text).isEnglish(at: 0))
  }

  @Test("A short line is in the language of the text")
  func shortLines() throws {
    let text = "Hafen\n\nDie Fähre nach Langeneck kam wieder zu spät, und niemand auf der Insel wusste, warum."
    #expect(try WorkingText(text).language(at: 0) == .german)
  }

  @Test("Every word fits its key and every language has its words")
  func table() {
    for language in Language.allCases where language != .otherScript {
      #expect(FunctionWords.lists.contains { $0.language == language })
    }
    for list in FunctionWords.lists {
      for word in "\(list.words)".split(whereSeparator: \.isWhitespace) {
        #expect(word.utf8.count <= 8, "\(word)")
        let key = word.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        #expect(FunctionWords.languages(key) & list.language.bit != 0, "\(word)")
      }
    }
    #expect(FunctionWords.languages(0x78_78) == 0)
  }
}
