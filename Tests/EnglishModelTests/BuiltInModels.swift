import Copydesk
import EnglishModel
import WordRepair

/// The models in the binary, opened once.
enum BuiltInModels {
  private static let model = Result { try EnglishModel.repairModel() }

  static func repairModel() throws -> RepairModel { try model.get() }

  static func cleaner(_ configuration: Configuration = Configuration()) throws -> Cleaner {
    try Cleaner(configuration, plugins: [WordRules(model: try repairModel())])
  }
}

extension CleanedDocument {
  /// Where mentions were found over other words.
  var overwritten: [Finding] { ledger.findings.filter { $0.rule == "overwritten-by-mention" } }
}
