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
      repair model; the command has one built in.
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
        Tom Reed, who owns a shop next to the river, said he was one of the first to hear of the delay.
        """)
    ],
    references: [
      "Friedman 2001, Greedy function approximation: a gradient boosting machine",
      "Rabiner 1989, A tutorial on hidden Markov models",
      "Heafield et al. 2013, Scalable modified Kneser-Ney language model estimation",
    ])

  let reportsOriginal = true

  /// How many fillings are listed.
  private static let suggestionCount = 5

  /// Half of all doubtful places found are true: below that a report would mislead more often than not.
  private static let leastDetection: Float = 0.5

  /// Fewer places than this are no sign of a resolver: one pass of it leaves dozens.
  private static let fewestPlaces = 3

  /// A guess that is seldom right still costs nothing where what stands is known to be wrong; what each threshold
  /// risks is measured in ARCHITECTURE.md.
  func minimumConfidence(in profile: Profile) -> Double? {
    switch profile {
    case .safe: 0.9
    case .standard: 0.1
    case .thorough: 0.02
    }
  }

  /// How many right words a change may be expected to lose for each word it is expected to gain.
  private static func tolerance(_ profile: Profile) -> Float {
    switch profile {
    case .safe: 0.01
    case .standard: 0.12
    case .thorough: 1
    }
  }

  /// Whether a place is sure enough for words to be changed that gain so much.
  ///
  /// What is lost if the place is sound are its words; what is gained if not is a right word, as often as the repair is
  /// right, and what is left out of too many words, as often as the place is one.
  private static func mayChange(
    _ paste: PasteCandidate, gain: Float, _ weights: ScrambleModel, _ profile: Profile
  ) -> Bool {
    let loss = (1 - weights.detection.share(paste.probability)) * Float(paste.span.count)
    return loss <= tolerance(profile) * gain
  }

  /// The pastes whose words may be changed, and those that are context for one of these.
  ///
  /// What is restored in a place is context for the places to its right in the sentence: without them later passes would
  /// judge by other contexts than the first, and a text they leave alone could change when it is cleaned again.
  private static func changeable(
    _ pastes: [PasteCandidate], in scored: ScoredText, _ weights: ScrambleModel, _ profile: Profile
  ) -> [PasteCandidate] {
    var kept: [PasteCandidate] = []
    var sentence: Int32 = -1
    for paste in pastes.reversed() {
      let own = scored.sentences[paste.span.lowerBound]
      if mayChange(paste, gain: Float(paste.span.count), weights, profile) {
        sentence = own
      } else if own != sentence {
        continue
      }
      kept.append(paste)
    }
    return kept.reversed()
  }

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard let (model, reader) = text.resource(WordResources.self)?.repair, text.count > 0 else { return }
    let weights = model.scramble
    guard weights.gate.passes(text.view.buffer) else { return }
    let detector = PasteDetector(model: weights)
    let spelling = FillingSpelling(text.view, model.language.vocabulary)
    reader.read(text.view.buffer) { scored in
      let result = detector.detect(in: scored)
      var pastes = result.pastes.filter { weights.detection.share($0.probability) >= Self.leastDetection }
      guard pastes.count >= Self.fewestPlaces,
        Float(pastes.count) * 1000 >= PasteDetector.leastDensity * Float(scored.count)
      else { return }
      if !findings.keepsFlags, text.gapPolicy == .keep {
        pastes = Self.changeable(pastes, in: scored, weights, text.profile)
      }
      let repairer = PasteRepairer(result, model: weights, words: reader.fillingWords)
      for place in repairer.places(pastes, limit: Self.suggestionCount) {
        report(place, result, weights, spelling, text, &findings)
      }
    }
  }

  private func report(
    _ place: PasteRepairer.Place, _ result: PasteDetector.Result, _ weights: ScrambleModel, _ spelling: FillingSpelling,
    _ text: WorkingText, _ findings: inout FindingCollector
  ) {
    let paste = place.paste
    let suggestions = place.suggestions
    var evidence = suggestions.map { Evidence("suggestion", spelling.text(of: $0.filling)) }
    if let (drift, mention) = result.mention(of: paste) {
      evidence.append(Evidence("drift", "\(drift)"))
      evidence.append(Evidence("mention", String(decoding: text[mention], as: UTF8.self)))
    }
    let range = result.text.bytes(of: paste.span)
    let confidence = Double(suggestions.first.map { weights.repair.share($0.score) } ?? 0)
    let detection = Double(weights.detection.share(paste.probability))
    if let best = suggestions.first, confidence >= findings.minimumConfidence,
      Self.mayChange(
        paste, gain: Float(confidence) + Float(detection) * Float(max(0, paste.span.count - best.filling.words.count)),
        weights, text.profile)
    {
      let edit = spelling.edit(
        best.filling, over: range, startsSentence: result.text.startsSentence(paste.span.lowerBound))
      findings.repair(edit.range, with: edit.replacement, confidence: confidence, evidence: evidence)
      return
    }
    switch text.gapPolicy {
    case .keep: findings.flag(range, confidence: detection, evidence: evidence)
    case .mark: findings.repair(range, with: "[…]", confidence: detection, evidence: evidence)
    case .drop:
      let space = spelling.precedingSpace(of: range)
      findings.remove(space.lowerBound..<range.upperBound, confidence: detection, evidence: evidence)
    }
  }
}
