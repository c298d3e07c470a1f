/// What a model file says about itself: an ordered list of keys and values, all text.
///
/// Keys are unique. Setting an existing key replaces its value in place.
public struct ModelMetadata: Hashable, Sendable {
  /// A key and its value.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public let key: String
    /// The value; may have several lines.
    public var value: String
  }

  /// The well-known keys.
  public enum StandardKey {
    /// The program and version that wrote the file.
    public static let createdBy = "created-by"
    /// How the model was trained: corpora, weights, cut-offs, pruning.
    public static let recipe = "recipe"
    /// The licences of the corpora and what they ask for.
    public static let licences = "licences"
    /// The version of ICU whose word rules made the tokens.
    public static let icuVersion = "icu-version"
    /// The normalization that the text went through, such as `NFC`.
    public static let normalization = "normalization"
    /// The classes that stand for tokens never seen.
    public static let tokenClasses = "token-classes"
  }

  /// The entries in their order.
  public private(set) var entries: [Entry] = []

  /// Makes empty metadata.
  public init() {}

  /// The value of a key, or nil if there is none; setting nil removes the key.
  public subscript(key: String) -> String? {
    get { entries.first { $0.key == key }?.value }
    set {
      let index = entries.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(key: key, value: value))
      case (nil, nil): break
      }
    }
  }
}

extension ModelMetadata: ExpressibleByDictionaryLiteral {
  /// Makes metadata of keys and values; of a repeated key the last value stays.
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init()
    for (key, value) in elements { self[key] = value }
  }
}
