/// An encoding that bytes may be in.
public struct EncodingGuess: Hashable, Sendable {
  /// ICU's name of the encoding, such as `windows-1252`; ``ByteDecoder`` takes it.
  public let name: String
  /// How sure the detector is, 0...100.
  ///
  /// It is a rank, not a probability; below 10 means next to nothing.
  public let confidence: Int
  /// The language it took the text to be in, as an ISO code; empty if the encoding does not tell.
  public let language: String
}
