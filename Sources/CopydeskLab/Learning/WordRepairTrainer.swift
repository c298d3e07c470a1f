package import Copydesk
internal import NGrams
package import WordRepair

/// Learns a ``ScrambleModel`` from damaged texts whose damage is known.
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
  ) -> ScrambleModel {
    func part(_ numbers: ClosedRange<Int>) -> [DamageExample] {
      examples.enumerated().filter { numbers.contains($0.offset % TrainingRecipe.partCount) }.map(\.element)
    }
    var model = ScrambleModel()
    progress("which texts are worth a look")
    let gate = JunctionGateTrainer.gate(examples, session)
    progress("what can be a paste at all")
    learnPrefilter(part(TrainingRecipe.prefilterParts), into: &model)
    progress("pastes by themselves, and the drift")
    learnLocal(part(TrainingRecipe.localParts), into: &model)
    progress("pastes given the drift")
    learnDrifted(part(TrainingRecipe.driftedParts), into: &model)
    progress("what stood there")
    learnFilling(part(TrainingRecipe.fillingParts), into: &model)
    progress("how sure it is")
    calibrate(part(TrainingRecipe.calibrationParts), &model)
    model.gate = gate
    return model
  }

  private func learnPrefilter(_ examples: [DamageExample], into model: inout ScrambleModel) {
    var table = LearningTable(featureCount: LocalFeatures.cheapCount)
    for example in examples {
      let labelled = LabelledText(example, reader, prefilter: nil)
      labelled.append(to: &table)
    }
    model.prefilter = BoostedTreesTrainer(TrainingRecipe.prefilter).train(table)
  }

  private func learnLocal(_ examples: [DamageExample], into model: inout ScrambleModel) {
    var table = LearningTable(featureCount: LocalFeatures.count)
    var drift = DriftCounts()
    for example in examples {
      let labelled = LabelledText(example, reader, prefilter: model.prefilter)
      labelled.append(to: &table)
      drift.add(labelled)
    }
    model.local = BoostedTreesTrainer(TrainingRecipe.local).train(table)
    model.drift = drift.model()
  }

  private func learnDrifted(_ examples: [DamageExample], into model: inout ScrambleModel) {
    var table = LearningTable(featureCount: LocalFeatures.count + DriftFeatures.count)
    for example in examples {
      var labelled = LabelledText(example, reader, prefilter: model.prefilter)
      labelled.rows.score(model.local)
      let features = DriftFeatures(
        labelled.text, PasteDetector.settle(labelled.rows.candidates, by: { $0.localProbability }), model: model.drift)
      labelled.rows.add(features)
      labelled.append(to: &table)
    }
    model.drifted = BoostedTreesTrainer(TrainingRecipe.drifted).train(table)
  }

  private func learnFilling(_ examples: [DamageExample], into model: inout ScrambleModel) {
    var table = LearningTable(featureCount: FillingFeatures.count)
    for example in examples {
      let (text, places) = likelyPlaces(in: example, model)
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
    model.filling = BoostedTreesTrainer(TrainingRecipe.filling, objective: .choice).train(table)
  }

  /// The places an unfinished model finds likely, with their fillings.
  private func likelyPlaces(
    in example: DamageExample, _ model: ScrambleModel
  ) -> (text: ScoredText, places: [PasteRepairer.Place]) {
    let result = PasteDetector(model: model).detect(in: example.text.withUnsafeBufferPointer { reader.read($0) })
    let pastes = result.pastes.filter { $0.probability >= TrainingRecipe.leastLearnedFrom }
    let repairer = PasteRepairer(result, model: model, words: reader.fillingWords)
    return (result.text, repairer.places(pastes, limit: 1))
  }

  private func calibrate(_ examples: [DamageExample], _ model: inout ScrambleModel) {
    var detections: [(score: Float, isRight: Bool)] = []
    var repairs: [(score: Float, isRight: Bool)] = []
    for example in examples {
      let (text, places) = likelyPlaces(in: example, model)
      for place in places {
        let bytes = text.bytes(of: place.paste.span)
        detections.append((place.paste.probability, example.sites.contains { $0.range.overlaps(bytes) }))
        guard let best = place.suggestions.first else { continue }
        let site = example.site(exactly: bytes)
        repairs.append((best.score, site.map { reader.ids(of: $0.words) == best.filling.words } ?? false))
      }
    }
    model.detection = IsotonicCalibration(detections)
    model.repair = IsotonicCalibration(repairs)
  }
}
