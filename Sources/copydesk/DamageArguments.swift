import ArgumentParser
import Copydesk
import CopydeskBatch
internal import CopydeskLab

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
  var undrifted = ScrambleOptions().undriftedShare

  @Option(help: ArgumentHelp("The share of later mentions that overwrite words.", valueName: "share"))
  var rate = ScrambleOptions().rate

  @Option(help: ArgumentHelp("By what share a text's own rate may differ.", valueName: "share"))
  var rateSpread = ScrambleOptions().rateSpread

  @Option(help: ArgumentHelp("The longest first mention that is pasted.", valueName: "tokens"))
  var maximumHead = ScrambleOptions().maximumHeadLength

  @Option(help: ArgumentHelp("The longest mention that overwrites.", valueName: "tokens"))
  var maximumMention = ScrambleOptions().maximumMentionLength

  @Flag(inversion: .prefixedNo, help: "Whether mentions inside others overwrite, too.")
  var nested = true

  @Flag(inversion: .prefixedNo, help: "Whether a possessive ending counts to its mention.")
  var possessiveEnding = true

  @Option(
    help: ArgumentHelp(
      "How the text is cut: prose, spaced, treebank, moses or naive, each with a weight.", valueName: "name=weight,…"))
  var tokenization: TokenizationWeights = TokenizationWeights(weights: ScrambleOptions().tokenizations)

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

  var options: ScrambleOptions {
    var options = ScrambleOptions()
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
