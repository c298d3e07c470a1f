/// A named fact that speaks for a finding, such as the tokenization scheme or the layers of mojibake.
public struct Evidence: Hashable, Sendable {
  /// What the fact is, in kebab case.
  public var name: String
  /// The fact, worded for a person.
  public var value: String

  /// Creates a piece of evidence.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
