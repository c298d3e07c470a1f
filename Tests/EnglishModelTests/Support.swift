import Copydesk
import CopydeskLab
import EnglishModel
import WordRepair
import Testing

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

/// A sound article, invented for these tests, and what ``Damager`` makes of it.
enum FerryArticle {
  /// Three paragraphs of plain news prose.
  static let text = """
    The harbour town of Wessel Bay will get a new ferry next spring after the council voted on Tuesday to replace a \
    boat that has been in service for more than thirty years. Margaret Dunne, who runs the port, said the decision \
    had come at the right time. “We have kept the old ferry going for as long as we could,” she told reporters. “I \
    am glad that my staff will not have to spend another winter in the engine room.”

    The new boat will be built by a small yard on the east coast. It will carry forty cars and two hundred people, \
    and it is expected to use half as much fuel as the old one. The yard has promised to deliver the ferry by the \
    end of March. If it does not, it will have to pay the town for every week of delay. Peter Lang, the owner of the \
    yard, said he was sure that he could keep his word. “We know what we have to do, and we have done it before,” he \
    said.

    Not everyone in the town was happy with the vote. Some of the fishermen said they had not been asked, and they \
    worry that the larger boat will leave them with less room at the pier. “They told us that we would be part of \
    the talks, but nobody has called me,” said Robert Hale, who has worked in the bay since he was a boy. He wants \
    the council to move the landing place to the other side of the river. Dunne said she would meet the fishermen \
    next week and that she was ready to listen to them.

    The council has put aside nine million pounds for the work. It hopes that the government will pay for a third of \
    it. The money will also be used to repair the road to the pier, which has been closed to trucks since the storm \
    in January. “People need the road, and they need it soon,” Lang said. He added that his men would come to the \
    town in the autumn to take a first look at the pier. Hale said that he would be there to meet them, and that he \
    would bring his friends.
    """
}

/// The article with mentions written over other words.
struct DamagedArticle: CustomTestStringConvertible {
  /// What the random numbers came from; the drift is 2, 4 or 6 by it.
  let seed: UInt64
  let document: DamagedDocument

  /// How far right of their mentions the pastes stand, in tokens.
  var drift: Int { [6, 2, 4][Int(seed % 3)] }
  var testDescription: String { "seed \(seed), drift \(drift)" }

  init(seed: UInt64) {
    self.seed = seed
    var options = DamageOptions()
    options.drift = DriftSchedule(stages: [[6, 2, 4][Int(seed % 3)]])
    options.crawl = .none
    document = Damager(options).damage(Array(FerryArticle.text.utf8), seed: seed)
  }

  /// All that are tested.
  static let all = (1...20).map { DamagedArticle(seed: $0) }

  /// Those with damage enough to be looked at, of each drift some.
  static let damaged = all.filter { $0.document.sites.count >= 10 }
}
