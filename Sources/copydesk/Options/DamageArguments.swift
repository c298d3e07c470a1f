public import ArgumentParser
internal import Copydesk
internal import CopydeskBatch
public import CopydeskLab

/// The options that say what damage is done.
struct DamageArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How far right of its mention a paste lands: 1..6 grows at random, 2,4,6 are stages, 0 is none.",
      valueName: "tokens"))
  var drift: DriftSchedule = .standard

  @Option(help: ArgumentHelp("How often a random drift grows in 1,000 tokens.", valueName: "times"))
  var driftGrowth = DriftSchedule.standard.growth

  @Option(help: ArgumentHelp("The share of texts without drift.", valueName: "share"))
  var undrifted = DamageOptions().undriftedShare

  @Option(help: ArgumentHelp("The share of later mentions that overwrite words.", valueName: "share"))
  var rate = DamageOptions().rate

  @Option(help: ArgumentHelp("By what share a text's own rate may differ.", valueName: "share"))
  var rateSpread = DamageOptions().rateSpread

  @Option(help: ArgumentHelp("The longest first mention that is pasted.", valueName: "tokens"))
  var maximumHead = DamageOptions().maximumHeadLength

  @Option(help: ArgumentHelp("The longest mention that overwrites.", valueName: "tokens"))
  var maximumMention = DamageOptions().maximumMentionLength

  @Flag(inversion: .prefixedNo, help: "Whether mentions inside others overwrite, too.")
  var nested = true

  @Flag(inversion: .prefixedNo, help: "Whether a possessive ending counts to its mention.")
  var possessiveEnding = true

  @Option(
    help: ArgumentHelp(
      "How the text is cut: prose, spaced, treebank, moses or naive, each with a weight.", valueName: "name=weight,…"))
  var tokenization: TokenizationWeights = TokenizationWeights(weights: DamageOptions().tokenizations)

  @Option(
    help: ArgumentHelp(
      """
      Rates of the crawl's damage: dropped-hyphenated-word, lead-bracket, hover-card, glued-sentence, \
      wrong-direction-quote, missing-word; or none.
      """, valueName: "name=share,…"))
  var crawl: CrawlRates = CrawlRates(rates: .standard)

  func validate() throws {
    for (name, share) in [("undrifted", undrifted), ("rate", rate), ("rate-spread", rateSpread)]
    where !(0...1).contains(share) {
      throw ValidationError("'--\(name) \(share)' is not a share from 0 to 1.")
    }
    guard driftGrowth >= 0, maximumHead > 0, maximumMention > 0 else {
      throw ValidationError("'--drift-growth', '--maximum-head' and '--maximum-mention' must be above 0.")
    }
  }

  var options: DamageOptions {
    var options = DamageOptions()
    options.drift = drift
    options.drift.growth = driftGrowth
    options.undriftedShare = undrifted
    options.rate = rate
    options.rateSpread = rateSpread
    options.maximumHeadLength = maximumHead
    options.maximumMentionLength = maximumMention
    options.usesNestedMentions = nested
    options.countsPossessiveEnding = possessiveEnding
    options.tokenizations = tokenization.weights
    options.crawl = crawl.rates
    return options
  }
}

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
