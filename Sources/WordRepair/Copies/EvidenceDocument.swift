/// A document in the form in which an ``EvidenceIndexBuilder`` takes it.
public struct EvidenceDocument: Sendable {
  /// The name it is known by.
  let id: String
  /// Its text, cleaned but for words.
  let text: [UInt8]
  let tokens: CopyTokens
  /// Whether mentions may have been pasted in it, too.
  let isRewritten: Bool
}
