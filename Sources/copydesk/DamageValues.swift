public import ArgumentParser
internal import Copydesk
public import CopydeskBatch
public import CopydeskLab

/// Tokenizations with weights: `spaced=3,prose=1`.
struct TokenizationWeights: ExpressibleByArgument {
  let weights: [DamageTokenization: Double]

  var defaultValueDescription: String {
    DamageTokenization.allCases.compactMap { kind in weights[kind].map { "\(kind.rawValue)=\($0)" } }
      .joined(separator: ",")
  }

  init(weights: [DamageTokenization: Double]) { self.weights = weights }

  init?(argument: String) {
    var weights: [DamageTokenization: Double] = [:]
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard let name = sides.first, let kind = DamageTokenization(rawValue: String(name)), sides.count <= 2,
        let weight = sides.count == 1 ? 1 : Double(sides[1]), weight >= 0, weight < 1e9
      else { return nil }
      weights[kind] = weight
    }
    guard weights.values.contains(where: { $0 > 0 }) else { return nil }
    self.weights = weights
  }
}

/// Rates of crawl damage: `hover-card=0.1,missing-word=0`; those not named stay as they are, `none` is 0 for all.
struct CrawlRates: ExpressibleByArgument {
  let rates: CrawlDamageRates

  var defaultValueDescription: String {
    Self.fields.map { "\($0.name)=\(rates[keyPath: $0.rate])" }.joined(separator: ",")
  }

  init(rates: CrawlDamageRates) { self.rates = rates }

  init?(argument: String) {
    var rates = CrawlDamageRates.standard
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      if part == "none" {
        rates = .none
        continue
      }
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, let field = Self.fields.first(where: { $0.name == sides[0] }),
        let rate = Double(sides[1]), 0...1 ~= rate
      else { return nil }
      rates[keyPath: field.rate] = rate
    }
    self.rates = rates
  }

  private static var fields: [(name: String, rate: WritableKeyPath<CrawlDamageRates, Double>)] {
    [
      ("dropped-hyphenated-word", \.droppedHyphenatedWord), ("lead-bracket", \.leadBracket),
      ("hover-card", \.hoverCard), ("glued-sentence", \.gluedSentence),
      ("wrong-direction-quote", \.wrongDirectionQuote), ("missing-word", \.missingWord),
    ]
  }
}

extension CorpusLayout: ExpressibleByArgument {}

extension DriftSchedule: ExpressibleByArgument {
  /// Reads `2,4,6` or `1..6`.
  public init?(argument: String) { self.init(argument) }

  /// The schedule as it is written.
  public var defaultValueDescription: String { description }
}
