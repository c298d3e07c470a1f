import Copydesk
import WordRepair

/// The rules of the command's pipeline.
enum StandardRules {
  /// What every one of them says of itself: the engine's, then those about words.
  static let infos = Stage.standard.flatMap { $0.rules.map(\.info) } + WordRules().rules.map(\.info)
}
