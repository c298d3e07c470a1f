internal import Copydesk
internal import NGrams

/// Finds mentions that a coreference resolver wrote over other words, and restores those it can.
struct OverwrittenByMention: Rule {
  let info = RuleInfo(
    id: "overwritten-by-mention", stage: .scramble, category: .scramble, safety: .careful,
    summary: "A mention of someone or something stands where other words stood.",
    explanation: """
      A coreference resolver whose token counts had drifted apart replaced later mentions by the first one, some tokens \
      to the right of where they stand: `we should we out the red carpet`. A place is reported when it is more likely \
      than not that it was written over: it repeats a span that stands earlier in the document or is a pronoun, fits \
      its context badly on both sides, and a mention that means the same stands as many tokens to its left as the \
      document's drift says. What stood there is looked for in the language model, on both sides, and in the document; \
      the five likeliest are listed. The confidence of a repair is the share of such repairs that were right on \
      held-out text. Words no vocabulary has, and runs of more than three words, are not restored. The rule needs a \
      repair model; the command has one built in. With a neural model (`--neural-model`) a second pass reads the \
      sentence and ranks fillings of its own and those; `share` is how likely the first is among them, `gain` how much \
      likelier than what stands there, in nats, and `without-second-pass` what would have come first.
      """,
    examples: [
      .init(
        """
        The council said on Friday that it would The council be able to open the new bridge before the end of the \
        year. “We do not know how much it will cost, and we are We going to ask the people of this town to pay for \
        it,” said Mary Holt, the mayor. She told reporters that she had Mary Holt in talks with the builders for \
        most of the summer. “They want to be paid in full, and they will They to wait until we can find the money,” \
        she said. Tom Reed, who owns a shop next to the river, said he was Tom Reed of the first to hear of the \
        delay.
        """,
        """
        The council said on Friday that it would not be able to open the new bridge before the end of the year. “We \
        do not know how much it will cost, and we are not going to ask the people of this town to pay for it,” said \
        Mary Holt, the mayor. She told reporters that she had been in talks with the builders for most of the \
        summer. “They want to be paid in full, and they will have to wait until we can find the money,” she said. \
        Tom Reed, who owns a shop next to the river, said he was Tom Reed of the first to hear of the \
        delay.
        """)
    ],
    references: [
      "Friedman 2001, Greedy function approximation: a gradient boosting machine",
      "Rabiner 1989, A tutorial on hidden Markov models",
      "Heafield et al. 2013, Scalable modified Kneser-Ney language model estimation",
    ])
  let language: Language? = .english

  let reportsOriginal = true

  /// The places whose words may be changed and those before them in their sentences.
  ///
  /// What is restored in a place is context for the places to its right in the sentence: without them later passes
  /// judge by other contexts than the first, and a text they leave alone could change when it is cleaned again. A filling
  /// is never surer than its place, so a place below the threshold is not changed.
  private static func changeable(
    _ pastes: [PasteCandidate], in scored: ScoredText, _ weights: WordRepairWeights, minimumConfidence: Double
  ) -> [PasteCandidate] {
    var kept: [PasteCandidate] = []
    var sentence: Int32 = -1
    for paste in pastes.reversed() {
      let own = scored.sentences[paste.span.lowerBound]
      if Double(weights.repair.share(paste.probability)) >= minimumConfidence {
        sentence = own
      } else if own != sentence {
        continue
      }
      kept.append(paste)
    }
    return kept.reversed()
  }

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard let resources = text.resource(WordResources.self), let (model, reader) = resources.repair, text.count > 0
    else { return }
    let weights = model.weights
    guard weights.gate.passes(text.view.buffer) else { return }
    let spelling = FillingSpelling(text.view, model.language.vocabulary)
    reader.read(text.view.buffer) { scored in
      let learned = resources.secondPass?.weights
      var (result, pastes) = OverwrittenPlaces.found(
        in: scored, weights: weights, least: learned == nil ? Policy.leastDetection : Policy.leastSuspicion)
      guard !pastes.isEmpty else { return }
      if !findings.keepsFlags, text.gapPolicy == .keep {
        guard Policy.writesWords(text.profile) else { return }
        // The second pass has every place to the left for its context, and remembers what it answered.
        if resources.secondPass == nil {
          pastes = Self.changeable(pastes, in: scored, weights, minimumConfidence: findings.minimumConfidence)
        }
      }
      let repairer = PasteRepairer(result, weights: weights, words: reader.fillingWords)
      guard resources.secondPass != nil, let second = resources.secondPassReader else {
        for place in repairer.places(pastes, limit: Policy.suggestionCount) {
          report(place, result, weights, spelling, text, &findings)
        }
        return
      }
      let places = repairer.places(pastes, limit: SecondPassReader.suggestionCount)
      let rescored = second.rescored(places, by: repairer, in: result, text.view)
      for (place, rescored) in zip(places, rescored) {
        let judged = JudgedPlace(place, rescored, weights, learned, spelling)
        guard judged.detection >= Double(Policy.leastDetection) else { continue }
        report(judged, result, weights, spelling, text, &findings)
      }
    }
  }

  private func report(
    _ place: PasteRepairer.Place, _ result: PasteDetector.Result, _ weights: WordRepairWeights,
    _ spelling: FillingSpelling,
    _ text: WorkingText, _ findings: inout FindingCollector
  ) {
    report(JudgedPlace(place, weights, spelling), result, weights, spelling, text, &findings)
  }

  private func report(
    _ place: JudgedPlace, _ result: PasteDetector.Result, _ weights: WordRepairWeights, _ spelling: FillingSpelling,
    _ text: WorkingText, _ findings: inout FindingCollector
  ) {
    let paste = place.paste
    var evidence = place.evidence
    if let (drift, mention) = result.mention(of: paste) {
      evidence.append(Evidence("drift", "\(drift)"))
      evidence.append(Evidence("mention", String(decoding: text[mention], as: UTF8.self)))
    }
    let range = result.text.bytes(of: paste.span)
    if place.confidence >= findings.minimumConfidence, Policy.writesWords(text.profile),
      Prose(result.text, in: text.view).contains(paste.span),
      let edit = place.edit(over: range, startsSentence: result.text.startsSentence(paste.span.lowerBound), spelling)
    {
      findings.repair(edit.range, with: edit.replacement, confidence: place.confidence, evidence: evidence)
      return
    }
    switch text.gapPolicy {
    case .keep: findings.flag(range, confidence: place.detection, evidence: evidence)
    case .mark: findings.repair(range, with: "[…]", confidence: place.detection, evidence: evidence)
    case .drop:
      let space = spelling.precedingSpace(of: range)
      findings.remove(space.lowerBound..<range.upperBound, confidence: place.detection, evidence: evidence)
    }
  }
}
