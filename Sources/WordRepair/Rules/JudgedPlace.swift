internal import Copydesk

/// A suspected place with the likeliest filling, how sure it is, and its facts for the ledger.
struct JudgedPlace {
  /// The words of a first filling, by whichever model ranked them.
  private enum Filling {
    case ngram(WordRepair.Filling)
    case rescored(RescoredFilling)
  }

  let paste: PasteCandidate
  /// How often such fillings are right; 0 for what may not be written.
  let confidence: Double
  /// How often something was written over in such places.
  let detection: Double
  let evidence: [Evidence]
  private let filling: Filling?

  /// Judges a place by the n-gram model.
  init(_ place: PasteRepairer.Place, _ weights: WordRepairWeights, _ spelling: FillingSpelling) {
    paste = place.paste
    filling = place.suggestions.first.map { .ngram($0.filling) }
    confidence = Double(place.suggestions.first.map { weights.repair.share($0.score) } ?? 0)
    detection = Double(weights.detection.share(place.paste.probability))
    evidence = place.suggestions.prefix(Policy.suggestionCount).map {
      Evidence("suggestion", spelling.text(of: $0.filling))
    }
  }

  /// Judges a place by the second pass; what that could not answer is reported, and not written.
  init(
    _ place: PasteRepairer.Place, _ rescored: RescoredPlace?, _ weights: WordRepairWeights,
    _ learned: SecondPassWeights?, _ spelling: FillingSpelling
  ) {
    paste = place.paste
    let first = place.suggestions.first.map { spelling.text(of: $0.filling) }
    let before = weights.detection.share(place.paste.probability)
    detection = Double(rescored.flatMap { learned?.places.share($0.row) } ?? before)
    guard let rescored else {
      filling = nil
      confidence = 0
      evidence = JudgedPlace(place, weights, spelling).evidence
      return
    }
    filling = rescored.best.map { .rescored($0) }
    confidence = rescored.best == nil ? 0 : learned.map { Double($0.words.share(rescored.row)) } ?? 0
    // With a straight and a curly apostrophe a filling may be asked about twice; it is one suggestion.
    var seen: Set<String> = []
    let suggestions = rescored.fillings.filter { !$0.spelling.isEmpty }.map { spelling.text(of: $0) }.filter {
      seen.insert($0).inserted
    }
    evidence =
      suggestions.prefix(Policy.suggestionCount).map { Evidence("suggestion", $0) } + [
        Evidence("share", "\(Int((rescored.share * 100).rounded())) %"),
        // A gain of a hundred nats is certainty; what is beyond only weights that were damaged say.
        Evidence("gain", Evidence.tenths(of: rescored.gain, within: 999)),
      ] + (first.map { [Evidence("without-second-pass", $0)] } ?? [])
  }

  /// What to write over a range; nil if nothing is known.
  func edit(over range: Range<Int>, startsSentence: Bool, _ spelling: FillingSpelling) -> Edit? {
    switch filling {
    case .ngram(let filling): spelling.edit(filling, over: range, startsSentence: startsSentence)
    case .rescored(let filling): spelling.edit(filling, over: range, startsSentence: startsSentence)
    case nil: nil
    }
  }
}
