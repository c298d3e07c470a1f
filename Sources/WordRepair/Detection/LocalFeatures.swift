internal import Bytes
internal import Copydesk
internal import NGrams

/// What a span and its surroundings say by themselves about whether it was pasted.
package struct LocalFeatures {
  /// The number of features that cost little.
  package static let cheapCount = CheapFeature.count
  /// The number of all features; the last ones ask the language model what else could stand there.
  package static let count = CheapFeature.count + CostlyFeature.count

  private let text: ScoredText
  private let spans: RepeatedSpans
  private var contexts: SpanContexts
  private var batch = QueryBatch()
  /// For each group, the summed information of its occurrences, and how many sides of them fit badly.
  private var groupInformation: [Float]
  private var groupMisfits: [Float]
  private let meanScore: Float
  private let misfitShare: Float
  /// The share of tokens that are pronouns of the third person, and of speakers and addressees.
  private let thirdPersonShare: Float
  private let speechShare: Float

  /// How many tokens to either side are near: two or three sentences, as for ``RecentMentions``.
  private static let nearby = 60
  /// A side that shares less than this with the span fits badly.
  private static let misfit: Float = 0
  /// Information beyond this says no more.
  private static let ceiling: Float = 1.5
  /// A span both of whose sides are likelier than this (log10) is no candidate.
  static let plausible: Float = -2.5

  package init(_ text: ScoredText, _ spans: RepeatedSpans) {
    self.text = text
    self.spans = spans
    contexts = SpanContexts(text)
    groupInformation = [Float](repeating: 0, count: spans.count)
    groupMisfits = [Float](repeating: 0, count: spans.count)
    meanScore = text.count > 0 ? Float((text.sums.last ?? 0) / Double(text.count)) : 0
    var unmatched = 0
    for length in text.matchedLengths where length <= 1 { unmatched += 1 }
    misfitShare = Float(unmatched) / Float(max(1, text.count))
    let persons = text.keys.lazy.compactMap { TokenRoleTable.person(of: $0) }
    thirdPersonShare = Float(persons.count { $0.isThird }) / Float(max(1, text.count))
    speechShare =
      Float(persons.count { $0 == .speaker || $0 == .speakers || $0 == .addressee }) / Float(max(1, text.count))
  }

  /// All spans that can be pastes at all: repeated, not their first mention, and unlikely where they stand.
  ///
  /// None if there are more of them than tokens: filler, lists and refrains repeat themselves throughout, and have
  /// nothing to be found; news has some three candidates in ten tokens. Spans are looked at some thousand at a time, so
  /// that filler neither takes their memory nor the time of all.
  mutating func candidates() -> [PasteCandidate] {
    var found: [PasteCandidate] = []
    var pending: [PasteCandidate] = []
    for group in 0..<spans.count {
      let length = Int(spans.lengths[group])
      let occurrences = spans.occurrences(of: group)
      for (number, position) in occurrences.enumerated() {
        let span = Int(position)..<(Int(position) + length)
        let isPronoun = length == 1 && TokenRoleTable.person(of: text.keys[span.lowerBound]) != nil
        guard number > 0 || isPronoun, spans.isMention(span, in: text) else { continue }
        guard min(text.score(span.lowerBound), scoreAfter(span)) < Self.plausible else { continue }
        pending.append(PasteCandidate(span: span, group: group))
        if pending.count == Self.sliceSize {
          move(&pending, to: &found)
          if found.count > text.count { return [] }
        }
      }
    }
    move(&pending, to: &found)
    if found.count > text.count { return [] }
    found.sort { ($0.span.lowerBound, $0.span.count) < ($1.span.lowerBound, $1.span.count) }
    return found
  }

  /// So many candidates take some 130 kilobytes.
  private static let sliceSize = 4096

  /// Moves the candidates that fit badly on one side, or on both together.
  private mutating func move(_ pending: inout [PasteCandidate], to found: inout [PasteCandidate]) {
    contexts.prepare(pending.map(\.span))
    for candidate in pending {
      let left = contexts.left(candidate.span)
      let right = contexts.right(candidate.span)
      if left + right < 1 || left < 0.1 || right < 0.1 { found.append(candidate) }
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Computes what the cheap features of some candidates need.
  mutating func prepare(_ candidates: [PasteCandidate]) {
    var isAsked = [Bool](repeating: false, count: spans.count)
    for candidate in candidates { isAsked[candidate.group] = true }
    let groups = isAsked.indices.filter { isAsked[$0] }
    contexts.prepare(
      groups.flatMap { group in
        spans.occurrences(of: group).map { Int($0)..<(Int($0) + Int(spans.lengths[group])) }
      })
    for group in groups { assess(group) }
  }

  private func scoreAfter(_ span: Range<Int>) -> Float {
    text.startsSentence(span.upperBound)
      ? text.endings[Int(text.sentences[span.upperBound - 1])] : text.score(span.upperBound)
  }

  private mutating func assess(_ group: Int) {
    var information: Float = 0
    var misfits: Float = 0
    for position in spans.occurrences(of: group) {
      let span = Int(position)..<(Int(position) + Int(spans.lengths[group]))
      let left = contexts.left(span)
      let right = contexts.right(span)
      information += min(Self.ceiling, left) + min(Self.ceiling, right)
      misfits += (left < Self.misfit ? 1 : 0) + (right < Self.misfit ? 1 : 0)
    }
    groupInformation[group] = information
    groupMisfits[group] = misfits
  }

  /// The cheap features of a candidate of a group that was prepared.
  mutating func fill(_ row: FeatureRow<CheapFeature>, of candidate: PasteCandidate) {
    let span = candidate.span
    let start = span.lowerBound
    let end = span.upperBound
    let left = contexts.left(span)
    let right = contexts.right(span)
    let spanScore = text.score(of: span)
    let rightScore = text.scoreAsWritten(from: end, limit: SpanContexts.reach)
    let occurrences = spans.occurrences(of: candidate.group)
    let number = occurrences.partitionPoint { $0 >= start }
    let others = Float(max(1, occurrences.count - 1))
    let ownMisfits: Float = (left < Self.misfit ? 1 : 0) + (right < Self.misfit ? 1 : 0)
    let misfits = groupMisfits[candidate.group] - ownMisfits
    let information = groupInformation[candidate.group] - min(Self.ceiling, left) - min(Self.ceiling, right)
    let first = occurrences.startIndex
    let near =
      occurrences.partitionPoint { $0 >= start - Self.nearby }..<occurrences.partitionPoint { $0 > start + Self.nearby }
    row[.firstScore] = text.score(start)
    row[.firstMatched] = text.matched(start)
    row[.restScore] = span.count > 1 ? (spanScore - text.score(start)) / Float(span.count - 1) : 0
    row[.nextScore] = scoreAfter(span)
    row[.nextMatched] = text.matched(end)
    row[.secondNextMatched] = text.matched(end + 1)
    row[.rightScore] = rightScore
    row[.leftInformation] = left
    row[.rightInformation] = right
    row[.previousScore] = text.score(start - 1)
    row[.secondPreviousScore] = text.score(start - 2)
    row[.length] = Float(span.count)
    row[.firstRole] = text.role(start)
    row[.lastRole] = text.role(end - 1)
    row[.previousRole] = text.role(start - 1)
    row[.secondPreviousRole] = text.role(start - 2)
    row[.nextRole] = text.role(end)
    row[.secondNextRole] = text.role(end + 1)
    row.set(.isCapitalized, text.isCapitalized[start])
    row[.person] =
      span.count == 1 ? Float(TokenRoleTable.person(of: text.keys[start]).map { $0.rawValue + 1 } ?? 0) : 0
    row[.occurrences] = Float(occurrences.count)
    row[.othersMisfitShare] = misfits / others / 2
    row[.othersInformation] = information / others
    row[.othersMisfits] = misfits
    row[.distanceToPrevious] =
      number > first ? Float(min(2000, start - Int(occurrences[number - 1]))) : 3000
    row.set(.isFirstOccurrence, number == first)
    row.set(.growsLeft, spans.group(at: start - 1, length: span.count + 1) != nil)
    row.set(.growsRight, spans.group(at: start, length: span.count + 1) != nil)
    row[.meanScore] = meanScore
    row[.misfitShare] = misfitShare
    row.set(.startsSentence, text.startsSentence(start))
    row.set(.endsSentence, text.startsSentence(end))
    row[.secondNextScore] = text.score(end + 1)
    row[.bothInformation] = left + right
    row.set(.doublesPrevious, start > 0 && text.keys[start - 1] == text.keys[start])
    row.set(.doublesNext, end < text.count && text.keys[end] == text.keys[end - 1])
    row[.position] = Float(start) / Float(max(1, text.count))
    row[.thirdPreviousScore] = text.score(start - 3)
    row[.thirdNextScore] = text.score(end + 2)
    row[.thirdPersonShare] = thirdPersonShare
    row[.speechShare] = speechShare
    row[.nearbyOccurrences] = Float(near.count - 1)
    row[.sentencesToPrevious] =
      number > first ? Float(text.sentences[start] - text.sentences[Int(occurrences[number - 1])]) : 100
  }

  /// The costly features of a candidate, which follow the cheap ones.
  ///
  /// What stands there is compared with nothing in its place, and with the likeliest single word.
  mutating func fill(_ row: FeatureRow<CostlyFeature>, of candidate: PasteCandidate) {
    let span = candidate.span
    let written =
      text.score(of: span) + text.scoreAsWritten(from: span.upperBound, limit: SpanContexts.reach)
    let before = text.states[span.lowerBound]
    let neighbors = text.model.successors(of: before, limit: Self.fillingCount).map(\.word).filter {
      $0 != Vocabulary.endSentence
    }
    batch.removeAll()
    batch.append(before, count: neighbors.count)
    batch.advance(by: neighbors, in: text.model)
    let own = batch.scores
    batch.forgetSums()
    batch.append(before)
    for word in text.wordsToTheRight(from: span.upperBound, limit: SpanContexts.reach) {
      batch.advance(by: word, in: text.model)
    }
    let filled = max(zip(own, batch.sums).map { $0 + $1 }.max() ?? -.infinity, -30)
    row[.gainOfNothing] = (batch.sums.last ?? 0) - written
    row[.bestFilling] = filled
    row[.gainOfFilling] = filled - written
  }

  /// How many words are tried in place of a candidate.
  private static let fillingCount = 4
}
