import Testing

@testable import WordRepair

@Suite struct RescoredPlaceTests {
  private static let surroundings = RescoredPlace.Surroundings(
    detection: 0.5, localProbability: 0.5, pasteLength: 1, mentionLength: 1, drift: 0, driftProbability: 0,
    startsSentence: false, endsSentence: false, distanceToPrevious: 100, distanceToNext: 100, density: 1)

  private static func filling(_ word: String, _ score: Float) -> RescoredFilling {
    RescoredFilling(spelling: Array(word.utf8), score: score, rank: 0, isNearby: false)
  }

  private static func place(_ scores: [Float], standing: Float) -> RescoredPlace {
    let fillings = zip([" of", " for", ""], scores).map(filling)
    var ranking = [Float](repeating: 0, count: RankingFeature.count)
    ranking[RankingFeature.score.rawValue] = 1
    return RescoredPlace(
      SecondPassAnswer(fillings: fillings, standing: standing, nothing: scores[2]), at: surroundings, ranking: ranking)
  }

  @Test func `the likeliest comes first, with its share and its gain over what stands`() {
    let place = Self.place([-5, -3, -9], standing: -7)
    #expect(place.best?.text == "for" && place.gain == 4)
    #expect(abs(place.share - 0.879) < 0.001 && abs(place.shares.reduce(0, +) - 1) < 1e-6)
  }

  /// A model file whose numbers were damaged gives such scores.
  @Test(
    arguments: [
      [-Float.infinity, -Float.infinity, -Float.infinity], [Float.nan, Float.nan, Float.nan],
      [Float.infinity, Float.nan, 0], [3e38, -3e38, 3e38],
    ] as [[Float]], [Float.nan, -Float.infinity, 3e38, -7])
  func `numbers that are none give shares and a gain that are some`(scores: [Float], standing: Float) {
    let place = Self.place(scores, standing: standing)
    #expect(place.shares.allSatisfy { $0.isFinite && 0...1 ~= $0 } && place.gain.isFinite)
    #expect(place.fillings.count == 3)
  }
}
