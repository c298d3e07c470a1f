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

extension ModelMetadata {
  /// The metadata as lines of `key=value`.
  ///
  /// In keys and values `\\` stands for a backslash, `\n` for a line break, and `\=` for an equals sign in a key.
  var text: [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries {
      Self.append(entry.key, isKey: true, to: &bytes)
      bytes.append(UInt8(ascii: "="))
      Self.append(entry.value, isKey: false, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// Reads what ``text`` wrote; lines without `=` are passed over, invalid UTF-8 is replaced.
  init(text: UnsafeRawBufferPointer) {
    self.init()
    var key: [UInt8]?
    var field: [UInt8] = []
    var isEscaped = false
    for byte in text {
      switch byte {
      case _ where isEscaped:
        field.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
        isEscaped = false
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: "=") where key == nil:
        key = field
        field = []
      case UInt8(ascii: "\n"):
        if let key { self[String(decoding: key, as: UTF8.self)] = String(decoding: field, as: UTF8.self) }
        key = nil
        field = []
      default: field.append(byte)
      }
    }
  }

  private static func append(_ string: String, isKey: Bool, to bytes: inout [UInt8]) {
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): bytes += [byte, byte]
      case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "=") where isKey: bytes += [UInt8(ascii: "\\"), byte]
      default: bytes.append(byte)
      }
    }
  }
}
