internal import Copydesk
internal import Glibc
internal import NGrams
package import NeuralModel
package import WordRepair

/// Learns how far to trust a neural model: how to rank its fillings with those of the n-gram model, and how often the first
/// one is right.
///
/// The n-gram weights must be those that will be used; neither model may have been trained on the texts. Sure answers of
/// which the trees are certain because they know the text would calibrate themselves to certainty, so the calibration
/// sees scores of trees that were learned from other documents.
package struct SecondPassTrainer {
  private let reader: ScoredTextReader
  private let repair: RepairModel
  private let neural: NeuralModel

  /// The parts that documents are dealt to in turn.
  private static let folds = 5
  private static let trees = TrainingRecipe.secondPass

  /// A place with what is right there.
  private struct Case {
    var place: RescoredPlace
    /// The number of the right filling; nil if it is not among them.
    var right: Int?
    var document: Int
  }

  /// Makes a trainer.
  package init(reader: ScoredTextReader, repair: RepairModel, neural: NeuralModel) {
    self.reader = reader
    self.repair = repair
    self.neural = neural
  }

  /// Learns from examples, whose contexts are as they stand.
  ///
  /// - Returns: What was learned, and a line that says how well.
  package func train(_ examples: [DamageExample]) -> (weights: SecondPassWeights, summary: String) {
    let rescorer = NeuralRescorer(SecondPass(unlearned: neural))
    var ranking = SecondPassWeights.unlearnedRanking
    let first = cases(examples, SecondPassReader(rescorer, ranking: ranking))
    ranking = Self.ranking(first, from: ranking)
    let cases = cases(examples, SecondPassReader(rescorer, ranking: ranking))
    var outcomes: [(score: Float, isRight: Bool)] = []
    for fold in 0..<Self.folds {
      let trees = Self.decision(cases.filter { $0.document % Self.folds != fold })
      for each in cases where each.document % Self.folds == fold && each.place.best != nil {
        outcomes.append((trees.score(each.place.row), each.right == 0))
      }
    }
    let confidence = IsotonicCalibration(outcomes, minimumCount: 20)
    let weights = SecondPassWeights(
      modelHash: neural.contentHash(), ranking: ranking, decision: Self.decision(cases), confidence: confidence)
    return (weights, Self.summary(first, cases, outcomes, weights))
  }

  private func cases(_ examples: [DamageExample], _ second: SecondPassReader) -> [Case] {
    var cases: [Case] = []
    for (number, example) in examples.enumerated() {
      example.text.withUnsafeBufferPointer { bytes in
        let (result, pastes) = OverwrittenPlaces.found(in: reader.read(bytes), weights: repair.weights)
        guard !pastes.isEmpty else { return }
        let repairer = PasteRepairer(result, weights: repair.weights, words: reader.fillingWords)
        let places = repairer.places(pastes, limit: SecondPassReader.suggestionCount)
        let rescored = second.rescored(places, in: result, repair.language.vocabulary, ByteView(bytes))
        for (place, rescored) in zip(places, rescored) {
          guard let rescored else { continue }
          let gold = example.site(exactly: result.text.bytes(of: place.paste.span)).map {
            Self.folded($0.words.joined())
          }
          cases.append(
            Case(
              place: rescored,
              right: gold.flatMap { gold in rescored.fillings.firstIndex { Self.folded($0.text) == gold } },
              document: number))
        }
      }
    }
    return cases
  }

  /// Letters without spaces, capitals and curls.
  private static func folded(_ words: String) -> String {
    String(words.lowercased().compactMap { $0 == " " ? nil : $0 == "’" ? "'" : $0 })
  }

  /// The factors under which the right fillings are likeliest: a conditional logit (McFadden 1974) by gradient ascent,
  /// drawn towards where it started.
  private static func ranking(_ cases: [Case], from start: [Float]) -> [Float] {
    var weights = start
    let known = cases.filter { $0.right != nil }
    guard !known.isEmpty else { return start }
    for _ in 0..<400 {
      var gradient = [Float](repeating: 0, count: weights.count)
      for each in known {
        guard let right = each.right else { continue }
        let rows = each.place.rankingRows
        let scores = rows.map { row in zip(row, weights).reduce(Float(0)) { $0 + $1.0 * $1.1 } }
        let top = scores.max() ?? 0
        let exponentials = scores.map { expf($0 - top) }
        let sum = exponentials.reduce(0, +)
        for (row, exponential) in zip(rows, exponentials) {
          for feature in weights.indices { gradient[feature] -= row[feature] * exponential / sum }
        }
        for feature in weights.indices { gradient[feature] += rows[right][feature] }
      }
      for feature in weights.indices {
        weights[feature] += 0.02 * (gradient[feature] / Float(known.count) - 0.01 * (weights[feature] - start[feature]))
      }
    }
    return weights
  }

  private static func decision(_ cases: [Case]) -> BoostedTrees {
    var table = LearningTable(featureCount: SecondPassWeights.decisionWidth)
    for each in cases where each.place.best != nil { table.append(each.place.row, label: each.right == 0) }
    return BoostedTreesTrainer(trees).train(table)
  }

  private static func summary(
    _ before: [Case], _ cases: [Case], _ outcomes: [(score: Float, isRight: Bool)], _ weights: SecondPassWeights
  ) -> String {
    let answered = outcomes.map { (share: weights.confidence.share($0.score), isRight: $0.isRight) }
    func line(_ least: Float) -> String {
      let chosen = answered.filter { $0.share >= least }
      return "from \(least): \(chosen.count { $0.isRight }) of \(chosen.count) right"
    }
    return """
      \(cases.count) places, right among the fillings \(cases.count { $0.right != nil }), \
      first \(before.count { $0.right == 0 }) before the ranking was learned and \(cases.count { $0.right == 0 }) after, \
      among five \(cases.count { ($0.right ?? 9) < 5 }); ranking \(weights.ranking); \
      by folds \(line(0.5)), \(line(0.65)), \(line(0.8)), \(line(0.9))
      """
  }
}
