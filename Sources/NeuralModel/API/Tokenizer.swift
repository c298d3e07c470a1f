/// The number of a token in a model's vocabulary.
public typealias TokenID = Int32

/// Turns text into a model's tokens and back: byte-level byte pair encoding.
///
/// Any bytes can be encoded, whether or not they are UTF-8. No text becomes a control token, such as the one that ends a
/// document.
public struct Tokenizer: Sendable {
  let tokens: TokenTable
  let merges: MergeTable
  let preTokenizer: PreTokenizer
  let unknown: TokenID

  /// The number of tokens.
  public var count: Int { tokens.count }

  /// The tokens of a text.
  ///
  /// - Parameter text: The text's bytes.
  /// - Returns: The tokens, in order.
  /// - Complexity: O(*n* log *n*), where *n* is the length of the longest run of letters, of spaces or of other
  ///   characters, and linear in the number of such runs.
  public func encode(_ text: UnsafeBufferPointer<UInt8>) -> [TokenID] {
    var result: [TokenID] = []
    var encoder = BytePairEncoder()
    var start = 0
    while start < text.count {
      let end = preTokenizer.end(from: start, in: text)
      encoder.encode(text[start..<end], tokens: tokens, merges: merges, unknown: unknown, into: &result)
      start = end
    }
    return result
  }

  /// The tokens of a text.
  ///
  /// - Parameter text: The text's bytes.
  /// - Returns: The tokens, in order.
  public func encode(_ text: [UInt8]) -> [TokenID] { text.withUnsafeBufferPointer { encode($0) } }

  /// The bytes that tokens spell.
  ///
  /// - Parameter tokens: The tokens. Control tokens, and numbers that are no token, spell nothing.
  /// - Returns: Their bytes, which are no UTF-8 where a token ends within a character.
  public func decode(_ tokens: [TokenID]) -> [UInt8] { tokens.flatMap { bytes(of: $0) } }

  /// The bytes that a token spells.
  ///
  /// - Parameter token: The token.
  /// - Returns: Its bytes; none of a control token.
  public func bytes(of token: TokenID) -> ArraySlice<UInt8> { tokens[token] }
}
