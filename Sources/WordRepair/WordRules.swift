public import Copydesk
public import NeuralModel
internal import UnicodeText

/// The rules about words that were written over by mentions, with what they need: a model that knows which words fit, and
/// copies of sentences in other documents.
///
/// ```swift
/// let cleaner = try Cleaner(plugins: [WordRules(model: EnglishModel.repairModel())])
/// ```
///
/// Without a model, `overwritten-by-mention` finds nothing; without evidence, `broken-copy` does not. A neural model reads
/// the sentences of what was found, ranks what may have stood there, and says what is written.
public struct WordRules: RulePlugin {
  /// What finds and restores words; nil leaves them alone.
  public let model: RepairModel?
  /// Copies of sentences in other documents; nil if there are none to look in.
  public let evidence: EvidenceIndex?
  /// What ranks fillings again; nil if that is left to the n-gram model.
  private let secondPass: SecondPass?

  /// Joins what the rules need.
  ///
  /// - Complexity: O(1); O(*n*) in the bytes of a neural model, which are hashed once.
  public init(model: RepairModel? = nil, evidence: EvidenceIndex? = nil, neural: NeuralModel? = nil) {
    self.model = model
    self.evidence = evidence
    secondPass = neural.map { SecondPass($0, learned: model?.weights.secondPass) }
  }

  /// Whether words are written with a neural model: whether the weights were learned with it.
  public var writesByNeuralModel: Bool { secondPass?.weights != nil }

  /// `broken-copy` comes first: what another document has is surer than what a model thinks of.
  public var rules: [any Rule] { [BrokenCopy(evidence), OverwrittenByMention()] }

  /// Opens the readers of one session.
  public func makeResource() throws(ConfigurationError) -> AnyObject? {
    do throws(ICUError) {
      return try WordResources(model, secondPass)
    } catch {
      throw .unicodeUnavailable("\(error)")
    }
  }

  /// Makes a scorer of readings by the n-gram model; nil without a model.
  public func makeReadingScorer() -> (any ReadingScorer)? { model.flatMap { try? NGramReadingScorer($0.language) } }
}

extension RuleCatalog {
  /// Every id that can stand in a ledger of the command or the C library.
  public static let complete = RuleCatalog(plugins: [WordRules()])
}

/// What the word rules share in one session; not thread-safe.
final class WordResources {
  /// The model with a reader that scores texts by its language model; nil without one.
  let repair: (model: RepairModel, reader: ScoredTextReader)?
  /// Cuts texts for their comparison with copies; opened when a rule first asks, nil if ICU cannot be opened.
  private(set) lazy var copyTokenizer = try? CopyTokenizer()

  /// What reads sentences again; nil without a neural model.
  ///
  /// It is opened when a rule first asks for it, since it takes some thirty megabytes.
  private(set) lazy var secondPassReader = secondPass?.makeReader()
  /// The neural model; nil without one.
  let secondPass: SecondPass?

  init(_ model: RepairModel?, _ secondPass: SecondPass?) throws(ICUError) {
    self.secondPass = secondPass
    repair = try model.map { model throws(ICUError) in (model, try ScoredTextReader(model.language)) }
  }
}
