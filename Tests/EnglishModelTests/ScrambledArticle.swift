import Copydesk
import CopydeskLab
import Testing

/// The article with mentions written over other words.
struct ScrambledArticle: CustomTestStringConvertible {
  /// What the random numbers came from; the drift is 2, 4 or 6 by it.
  let seed: UInt64
  let document: ScrambledDocument

  /// How far right of their mentions the pastes stand, in tokens.
  var drift: Int { [6, 2, 4][Int(seed % 3)] }
  var testDescription: String { "seed \(seed), drift \(drift)" }

  init(seed: UInt64) {
    self.seed = seed
    var options = ScrambleOptions()
    options.drift = DriftSchedule(stages: [[6, 2, 4][Int(seed % 3)]])
    options.crawl = .none
    document = Scrambler(options).scramble(Array(FerryArticle.text.utf8), seed: seed)
  }

  /// All that are tested.
  static let all = (1...20).map { ScrambledArticle(seed: $0) }

  /// Those with damage enough to be looked at, of each drift some.
  static let damaged = all.filter { $0.document.sites.count >= 10 }
}
