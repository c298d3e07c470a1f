package import Copydesk
internal import Glibc
package import NeuralModel
package import WordRepair

/// Learns how far to trust a neural model: how to rank its fillings with those of the n-gram model, how often the first one
/// is right, and how often something was written over at all.
///
/// The n-gram weights must be those that will be used; neither model may have been trained on the texts. Trees are certain
/// of texts they know, so the calibrations see scores of trees that were learned from other documents.
package struct SecondPassTrainer: Sendable {
  private let repair: RepairModel
  private let neural: NeuralModel
  private let jobs: Int

  /// The parts that documents are dealt to in turn.
  private static let folds = 5

  /// A place with what is right there.
  private struct Case: Sendable {
    var reading: SecondPassReader.Reading
    /// The letters that stood there; nil where nothing was written over, or something else was.
    var gold: String?
    var document: Int
  }

  /// A place as a ranking sees it.
  private struct RankedCase {
    var place: RescoredPlace
    /// The number of the right filling; nil if it is not among them.
    var right: Int?
    var isPlace: Bool
    var document: Int
  }

  /// Makes a trainer that works on as many texts at a time as there are jobs.
  package init(repair: RepairModel, neural: NeuralModel, jobs: Int = 1) {
    self.repair = repair
    self.neural = neural
    self.jobs = max(1, jobs)
  }

  /// Learns from examples, whose contexts are as they stand; the result does not depend on the jobs.
  ///
  /// - Returns: What was learned, and a line that says how well.
  /// - Throws: ``ConfigurationError`` if ICU cannot be opened.
  package func train(
    _ examples: [DamageExample]
  ) async throws(ConfigurationError) -> (weights: SecondPassWeights, summary: String) {
    let cases = try await cases(examples)
    let before = cases.map { Self.ranked($0, by: SecondPassWeights.unlearnedRanking) }
    let ranking = Self.ranking(before, from: SecondPassWeights.unlearnedRanking)
    let after = cases.map { Self.ranked($0, by: ranking) }
    let words = Self.learned(after.filter { $0.place.best != nil }) { $0.right == 0 }
    let places = Self.learned(after) { $0.isPlace }
    let weights = SecondPassWeights(
      modelHash: neural.contentHash(), ranking: ranking, words: words.judge, places: places.judge)
    let summary = """
      \(after.count) places, \(after.count { $0.isPlace }) of them true, right among the fillings \
      \(after.count { $0.right != nil }), first \(before.count { $0.right == 0 }) before the ranking was learned and \
      \(after.count { $0.right == 0 }) after, among five \(after.count { ($0.right ?? 9) < 5 }); ranking \(ranking); \
      words \(words.summary); places \(places.summary)
      """
    return (weights, summary)
  }

  // MARK: Reading

  private func cases(_ examples: [DamageExample]) async throws(ConfigurationError) -> [Case] {
    let outcome: Result<[Case], ConfigurationError> = await withTaskGroup(of: Result<[Case], ConfigurationError>.self) {
      group in
      for job in 0..<jobs {
        group.addTask { cases(of: stride(from: job, to: examples.count, by: jobs).map { ($0, examples[$0]) }) }
      }
      var all: [Case] = []
      for await part in group {
        switch part {
        case .success(let cases): all += cases
        case .failure(let error): return .failure(error)
        }
      }
      // Jobs end in any order; the places of one document come together and in theirs.
      return .success(
        all.enumerated().sorted { ($0.element.document, $0.offset) < ($1.element.document, $1.offset) }.map(\.element))
    }
    return try outcome.get()
  }

  private func cases(of examples: [(number: Int, example: DamageExample)]) -> Result<[Case], ConfigurationError> {
    let reader: ScoredTextReader
    do {
      reader = try ScoredTextReader(repair.language)
    } catch {
      return .failure(.unicodeUnavailable("\(error)"))
    }
    let second = SecondPassReader(
      NeuralRescorer(SecondPass(unlearned: neural)), ranking: SecondPassWeights.unlearnedRanking)
    return .success(examples.flatMap { cases(of: $0.example, $0.number, reader, second) })
  }

  private func cases(
    of example: DamageExample, _ document: Int, _ reader: ScoredTextReader, _ second: SecondPassReader
  ) -> [Case] {
    example.text.withUnsafeBufferPointer { bytes in
      let (result, found) = OverwrittenPlaces.found(
        in: reader.read(bytes), weights: repair.weights, least: Policy.leastSuspicion)
      // Sound texts seldom have as many suspected places as are reported; the few they have show what is none.
      let pastes =
        example.sites.isEmpty
        ? OverwrittenPlaces.suspected(in: result, weights: repair.weights, least: Policy.leastSuspicion) : found
      guard !pastes.isEmpty else { return [] }
      let repairer = PasteRepairer(result, weights: repair.weights, words: reader.fillingWords)
      let places = repairer.places(pastes, limit: SecondPassReader.suggestionCount)
      let readings = second.readings(of: places, by: repairer, in: result, ByteView(bytes))
      return zip(places, readings).compactMap { place, reading in
        guard let reading else { return nil }
        let site = example.site(exactly: result.text.bytes(of: place.paste.span))
        return Case(reading: reading, gold: site.map { Self.folded($0.words.joined()) }, document: document)
      }
    }
  }

  /// Letters without spaces, capitals and curls.
  private static func folded(_ words: String) -> String {
    String(words.lowercased().compactMap { $0 == " " ? nil : $0 == "’" ? "'" : $0 })
  }

  private static func ranked(_ each: Case, by ranking: [Float]) -> RankedCase {
    let place = each.reading.ranked(by: ranking)
    return RankedCase(
      place: place, right: each.gold.flatMap { gold in place.fillings.firstIndex { folded($0.text) == gold } },
      isPlace: each.gold != nil, document: each.document)
  }

  // MARK: Learning

  /// The factors under which the right fillings are likeliest: a conditional logit (McFadden 1974) by gradient ascent,
  /// drawn towards where it started.
  private static func ranking(_ cases: [RankedCase], from start: [Float]) -> [Float] {
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

  /// Trees that tell whether something holds of a place, and their calibration by folds.
  private static func learned(
    _ cases: [RankedCase], _ holds: (RankedCase) -> Bool
  ) -> (judge: SecondPassWeights.Judge, summary: String) {
    func trees(_ cases: [RankedCase]) -> BoostedTrees {
      var table = LearningTable(featureCount: SecondPassWeights.Judge.width)
      for each in cases { table.append(each.place.row, label: holds(each)) }
      return BoostedTreesTrainer(TrainingRecipe.secondPass).train(table)
    }
    var outcomes: [(score: Float, isRight: Bool)] = []
    for fold in 0..<folds {
      let trees = trees(cases.filter { $0.document % folds != fold })
      for each in cases where each.document % folds == fold {
        outcomes.append((trees.score(each.place.row), holds(each)))
      }
    }
    let judge = SecondPassWeights.Judge(
      trees: trees(cases), calibration: IsotonicCalibration(outcomes, minimumCount: 40))
    let answered = outcomes.map { (share: judge.calibration.share($0.score), isRight: $0.isRight) }
    let lines = [Float(0.5), 0.65, 0.8, 0.9].map { least in
      let chosen = answered.filter { $0.share >= least }
      return "from \(least): \(chosen.count { $0.isRight }) of \(chosen.count) right"
    }
    return (judge, "by folds " + lines.joined(separator: ", "))
  }
}
