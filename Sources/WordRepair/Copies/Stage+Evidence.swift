extension Stage {
  /// The standard pipeline with a rule that repairs from copies of sentences in other documents.
  ///
  /// The rule comes first in the stage `scramble`: what another document has is surer than what a model thinks of.
  public static func standard(evidence: EvidenceIndex) -> [Stage] {
    var stages = standard
    let rule = BrokenCopy(evidence)
    if let index = stages.firstIndex(where: { $0.id == .scramble }) {
      stages[index].rules.insert(rule, at: 0)
    } else {
      stages.insert(Stage(.scramble, rules: [rule]), at: stages.firstIndex { $0.id == .gap } ?? stages.endIndex)
    }
    return stages
  }

  /// The stages before those that judge words: what evidence and those it is for are compared in.
  public static var beforeWords: [Stage] { standard.filter { ![.insertion, .scramble, .gap].contains($0.id) } }
}
