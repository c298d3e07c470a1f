package import Copydesk
internal import NGrams
package import WordRepair

/// Learns ``WordRepairWeights`` from damaged texts whose damage is known.
///
/// The texts are dealt to the steps in turn, so that each step learns from what earlier ones say of texts they have not
/// seen (stacked generalization, Wolpert 1992). The language model must not have been trained on these texts either, or
/// it knows them too well.
package struct WordRepairTrainer {
  private let reader: ScoredTextReader
  private let session: CleaningSession

  /// Makes a trainer; the session runs the stages before the one that is learned for.
  package init(reader: ScoredTextReader, session: CleaningSession) {
    self.reader = reader
    self.session = session
  }

  /// Learns from examples.
  ///
  /// The examples are damaged texts of an article's length, in an order that mixes their kinds, some of them sound.
  ///
  /// - Complexity: O(tokens) model queries, and O(trees × rows) of learning.
  package func train(
    _ examples: [DamageExample], progress: (String) -> Void = { _ in }
  ) -> WordRepairWeights {
    func part(_ numbers: ClosedRange<Int>) -> [DamageExample] {
      examples.enumerated().filter { numbers.contains($0.offset % TrainingRecipe.partCount) }.map(\.element)
    }
    var weights = WordRepairWeights()
    progress("which texts are worth a look")
    let gate = JunctionGateTrainer.gate(examples, session)
    progress("what can be a paste at all")
    learnPrefilter(part(TrainingRecipe.prefilterParts), into: &weights)
    progress("pastes by themselves, and the drift")
    learnLocal(part(TrainingRecipe.localParts), into: &weights)
    progress("pastes given the drift")
    learnDrifted(part(TrainingRecipe.driftedParts), into: &weights)
    progress("what stood there")
    learnFilling(part(TrainingRecipe.fillingParts), into: &weights)
    progress("how sure it is")
    calibrate(part(TrainingRecipe.calibrationParts), &weights)
    weights.gate = gate
    return weights
  }

  private func learnPrefilter(_ examples: [DamageExample], into weights: inout WordRepairWeights) {
    var table = LearningTable(featureCount: LocalFeatures.cheapCount)
    for example in examples {
      let labelled = LabelledText(example, reader, prefilter: nil)
      labelled.append(to: &table)
    }
    weights.prefilter = BoostedTreesTrainer(TrainingRecipe.prefilter).train(table)
  }

  private func learnLocal(_ examples: [DamageExample], into weights: inout WordRepairWeights) {
    var table = LearningTable(featureCount: LocalFeatures.count)
    var drift = DriftCounts()
    for example in examples {
      let labelled = LabelledText(example, reader, prefilter: weights.prefilter)
      labelled.append(to: &table)
      drift.add(labelled)
    }
    weights.local = BoostedTreesTrainer(TrainingRecipe.local).train(table)
    weights.drift = drift.model()
  }

  private func learnDrifted(_ examples: [DamageExample], into weights: inout WordRepairWeights) {
    var table = LearningTable(featureCount: LocalFeatures.count + DriftFeatures.count)
    for example in examples {
      var labelled = LabelledText(example, reader, prefilter: weights.prefilter)
      labelled.rows.score(weights.local)
      let features = DriftFeatures(
        labelled.text, PasteDetector.settle(labelled.rows.candidates, by: { $0.localProbability }), model: weights.drift
      )
      labelled.rows.add(features)
      labelled.append(to: &table)
    }
    weights.drifted = BoostedTreesTrainer(TrainingRecipe.drifted).train(table)
  }

  private func learnFilling(_ examples: [DamageExample], into weights: inout WordRepairWeights) {
    var table = LearningTable(featureCount: FillingFeatures.count)
    for example in examples {
      let (text, places) = likelyPlaces(in: example, weights)
      for place in places {
        guard let site = example.site(exactly: text.bytes(of: place.paste.span)) else { continue }
        let gold = reader.ids(of: site.words)
        table.beginGroup()
        for (index, filling) in place.fillings.enumerated() {
          let row = place.rows.dropFirst(index * FillingFeatures.count).prefix(FillingFeatures.count)
          table.append(Array(row), label: filling.words == gold)
        }
      }
    }
    weights.filling = BoostedTreesTrainer(TrainingRecipe.filling, objective: .choice).train(table)
  }

  /// The places an unfinished model finds likely, with their fillings.
  private func likelyPlaces(
    in example: DamageExample, _ weights: WordRepairWeights
  ) -> (text: ScoredText, places: [PasteRepairer.Place]) {
    let result = PasteDetector(weights: weights).detect(in: example.text.withUnsafeBufferPointer { reader.read($0) })
    let pastes = result.pastes.filter { $0.probability >= TrainingRecipe.leastLearnedFrom }
    let repairer = PasteRepairer(result, weights: weights, words: reader.fillingWords)
    return (result.text, repairer.places(pastes, limit: 1))
  }

  private func calibrate(_ examples: [DamageExample], _ weights: inout WordRepairWeights) {
    var detections: [(score: Float, isRight: Bool)] = []
    var repairs: [(score: Float, isRight: Bool)] = []
    for example in examples {
      let (text, places) = likelyPlaces(in: example, weights)
      for place in places {
        let bytes = text.bytes(of: place.paste.span)
        detections.append((place.paste.probability, example.sites.contains { $0.range.overlaps(bytes) }))
        guard let best = place.suggestions.first else { continue }
        let site = example.site(exactly: bytes)
        repairs.append((best.score, site.map { reader.ids(of: $0.words) == best.filling.words } ?? false))
      }
    }
    weights.detection = IsotonicCalibration(detections)
    weights.repair = IsotonicCalibration(repairs)
  }
}
