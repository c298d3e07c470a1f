internal import CICUShim

/// Guesses the encoding of bytes from the frequency of their sequences.
///
/// A guess needs some hundred bytes of running text, and proves nothing: check first whether the bytes are valid UTF-8,
/// and afterwards whether the decoded text makes sense. Not thread-safe: make one for each task.
///
/// Source: ICU's charset detection, which knows UTF-8, UTF-16, UTF-32, Shift_JIS, EUC, Big5, GB18030, ISO-2022 and the
/// ISO-8859 and windows-125x pages. It never guesses MacRoman or IBM code pages.
public final class EncodingDetector {
  /// The number of bytes at the start of a text that are looked at, unless the caller says otherwise.
  public static let defaultByteLimit = 1 << 16

  private let handle: OpaquePointer

  /// Opens a detector.
  ///
  /// - Throws: ``ICUError`` if memory is short.
  public init() throws(ICUError) {
    var status: Int32 = 0
    let opened = cicu_detector_open(&status)
    try ICU.check(status, "opening the encoding detector")
    guard let opened else { throw ICUError(code: 7, operation: "opening the encoding detector") }
    handle = opened
  }

  deinit { cicu_detector_close(handle) }

  /// Ranks the encodings that bytes may be in, best first; none for no bytes.
  ///
  /// - Throws: ``ICUError`` if memory is short.
  /// - Complexity: O(*n*) in the bytes looked at, for each of about thirty encodings.
  public func guesses(
    for bytes: UnsafeBufferPointer<UInt8>, byteLimit: Int = defaultByteLimit
  ) throws(ICUError) -> [EncodingGuess] {
    let length = min(bytes.count, max(0, byteLimit), Int(Int32.max))
    guard length > 0 else { return [] }
    var status: Int32 = 0
    let count = cicu_detector_run(handle, bytes.baseAddress, Int32(length), &status)
    try ICU.check(status, "detecting an encoding")
    var guesses: [EncodingGuess] = []
    for index in 0..<max(0, count) {
      let guess = cicu_detector_guess(handle, index, &status)
      try ICU.check(status, "detecting an encoding")
      guard let name = guess.name, let language = guess.language else { continue }
      guesses.append(
        EncodingGuess(
          name: String(cString: name), confidence: Int(guess.confidence), language: String(cString: language)))
    }
    return guesses
  }

  /// Ranks the encodings that the bytes of an array may be in, best first.
  ///
  /// - Throws: ``ICUError`` if memory is short.
  public func guesses(for bytes: [UInt8], byteLimit: Int = defaultByteLimit) throws(ICUError) -> [EncodingGuess] {
    try bytes.withUnsafeBufferPointer { buffer throws(ICUError) in try guesses(for: buffer, byteLimit: byteLimit) }
  }
}

/// One task's: a run keeps its guesses in the detector.
@available(*, unavailable)
extension EncodingDetector: Sendable {}

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
