import Copydesk
import EnglishModel
import NGrams
import Testing
import WordRepair

@Suite struct RepairModelTests {
  @Test func theBuiltInModelsFitEachOther() throws {
    let model = try BuiltInModels.repairModel()
    #expect(model.language.order >= 4)
    let other = try EnglishModel.repairModel(language: model.language)
    #expect(other.recipe == model.recipe)
    #expect(other.language === model.language)
    #expect(RepairModel(other, language: try EnglishModel.language()).recipe == model.recipe)
  }

  @Test(arguments: ["", "CDSCRAM1", "CDSCRAM1 and more of it, but no weights", "no weights at all, just some words"])
  func whatIsNoWeightsIsRefusedInOneLine(text: String) throws {
    let error = #expect(throws: RepairModelError.self) {
      try Array(text.utf8).withUnsafeBytes {
        try EnglishModel.repairModel(language: nil, weights: $0, name: "mine.cdscram")
      }
    }
    #expect(error?.description.hasPrefix("mine.cdscram: ") == true)
    #expect(error?.description.contains("weights") == true)
    #expect(error?.description.contains("\n") == false)
  }
}
