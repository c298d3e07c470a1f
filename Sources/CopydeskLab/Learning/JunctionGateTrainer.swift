internal import Copydesk
internal import WordRepair

/// Learns a ``JunctionGate`` from damaged texts whose damage is known, and the same texts without it.
///
/// The texts are dealt to folds: what the junctions of a fold say is told by weights learned from the others, so that
/// the trees, which judge by it, see it as it will be of new texts (stacked generalization, Wolpert 1992). The score to
/// ask for is found in the same way.
struct JunctionGateTrainer {
  /// What the windows of a text say, by weights learned from others.
  private struct Judged {
    var fold: Int
    var placeCount: Int
    var rows: [[Float]] = []
    var isLearnedFrom: Bool

    init(_ example: JunctionExample, fold: Int, _ weights: JunctionGate.Weights) {
      self.fold = fold
      placeCount = example.placeCount
      isLearnedFrom =
        placeCount == 0 || Double(placeCount) * 1000 >= TrainingRecipe.gateLeastDensity * Double(example.text.count)
      example.text.withUnsafeBufferPointer { text in weights.forEachWindow(of: text) { rows.append($0) } }
    }
  }

  /// Learns a gate.
  static func gate(_ examples: [DamageExample], _ session: CleaningSession) -> JunctionGate {
    gate(
      examples.map { example in
        [JunctionExample(example, session)] + (example.sites.isEmpty ? [] : [.sound(example, session)])
      })
  }

  /// Learns a gate from texts, each with others of the same content that must not fall into another fold; open if there
  /// is nothing damaged to learn from.
  static func gate(_ examples: [[JunctionExample]]) -> JunctionGate {
    func texts(where isMember: (Int) -> Bool) -> [JunctionExample] {
      examples.enumerated().filter { isMember($0.offset % TrainingRecipe.gateFolds) }.flatMap(\.element)
    }
    guard let weights = JunctionTrainer.weights(texts { _ in true }) else { return .open }
    var judged: [Judged] = []
    for fold in 0..<TrainingRecipe.gateFolds {
      guard let others = JunctionTrainer.weights(texts { $0 != fold }) else { continue }
      judged += texts { $0 == fold }.map { Judged($0, fold: fold, others) }
    }
    var soundScores: [Float] = []
    for fold in 0..<TrainingRecipe.gateFolds {
      let trees = trees(judged.filter { $0.fold != fold })
      for text in judged where text.fold == fold && text.placeCount == 0 {
        soundScores.append(text.rows.map { trees.score($0) }.max() ?? -.greatestFiniteMagnitude)
      }
    }
    return JunctionGate(weights: weights, trees: trees(judged), threshold: threshold(soundScores))
  }

  private static func trees(_ texts: [Judged]) -> BoostedTrees {
    var table = LearningTable(featureCount: JunctionTally.featureCount)
    for text in texts where text.isLearnedFrom {
      for row in text.rows { table.append(row, label: text.placeCount > 0) }
    }
    return BoostedTreesTrainer(TrainingRecipe.gate).train(table)
  }

  /// The least score that only the share asked for of sound texts reaches.
  private static func threshold(_ soundScores: [Float]) -> Float {
    let falling = soundScores.sorted(by: >)
    let asked = Int(Double(falling.count) * TrainingRecipe.gateSoundShare)
    return falling.indices.contains(asked) ? falling[asked].nextUp : -.greatestFiniteMagnitude
  }
}

/// What of some texts passes a gate.
struct GateTrial {
  private var (soundTexts, passingSoundTexts) = (0, 0)
  private var (damagedTexts, passingDamagedTexts) = (0, 0)
  private var (places, placesBehind) = (0, 0)

  /// Tries every text, as earlier stages leave it.
  init(_ gate: JunctionGate, _ examples: [DamageExample], _ session: CleaningSession) {
    for example in examples {
      let text = JunctionExample(example, session)
      let passes = text.text.withUnsafeBufferPointer { gate.passes($0) }
      if text.placeCount == 0 {
        soundTexts += 1
        passingSoundTexts += passes ? 1 : 0
      } else {
        damagedTexts += 1
        passingDamagedTexts += passes ? 1 : 0
        places += text.placeCount
        placesBehind += passes ? text.placeCount : 0
      }
    }
  }

  /// The counts in words.
  var description: String {
    var parts: [String] = []
    if damagedTexts > 0 {
      let share = 100 * Double(placesBehind) / Double(max(1, places))
      let texts = "\(passingDamagedTexts) of \(damagedTexts) damaged texts pass"
      parts.append("\(texts), with \(DecimalText.fixed(share, 1)) % of the places")
    }
    if soundTexts > 0 {
      let share = 100 * Double(passingSoundTexts) / Double(soundTexts)
      parts.append("\(passingSoundTexts) of \(soundTexts) sound texts, \(DecimalText.fixed(share, 1)) %")
    }
    return parts.joined(separator: "; ")
  }
}
