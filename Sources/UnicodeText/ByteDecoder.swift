internal import CICUShim

/// Decodes whole buffers from a legacy encoding to UTF-8.
///
/// Not thread-safe: make one for each task. It keeps no state between buffers, so a text cannot be decoded piece by
/// piece, and it does not guess the encoding: see ``EncodingDetector``.
public final class ByteDecoder {
  /// What came out of a buffer.
  public struct Output: Hashable, Sendable {
    /// The text, always valid UTF-8; a byte order mark is kept as U+FEFF where the encoding's name says the order.
    public let bytes: [UInt8]
    /// How many illegal or unassigned sequences became U+FFFD.
    public let substitutionCount: Int
  }

  /// ICU's canonical name of the encoding, such as `ibm-5348_P100-1997` for windows-1252.
  public let canonicalName: String

  private let handle: OpaquePointer

  /// Opens the decoder of an encoding by any name or alias that ICU knows: `Shift_JIS`, `GB18030`, `Big5`, `EUC-KR`,
  /// `UTF-16LE`, `ISO-8859-15`, `windows-1251`.
  ///
  /// - Throws: ``ICUError`` if ICU does not know the name.
  public init(named name: String) throws(ICUError) {
    var status: Int32 = 0
    let opened = cicu_decoder_open(name, &status)
    try ICU.check(status, "opening the encoding “\(name)”")
    guard let opened else { throw ICUError(code: 7, operation: "opening the encoding “\(name)”") }
    handle = opened
    canonicalName = String(cString: cicu_decoder_name(opened))
  }

  deinit { cicu_decoder_close(handle) }

  /// Decodes a buffer from its first byte to its last.
  ///
  /// - Throws: ``ICUError`` if memory is short; never because of the bytes.
  /// - Complexity: O(*n*) in the bytes.
  public func decode(_ bytes: UnsafeBufferPointer<UInt8>) throws(ICUError) -> Output {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 4)
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    var offset = 0
    var isFull = true
    cicu_decoder_reset(handle)
    while isFull {
      var consumed: Int64 = 0
      var written: Int64 = 0
      var status: Int32 = 0
      // ICU refuses a null source even of no length, so an empty buffer reads the chunk's address.
      isFull = chunk.withUnsafeMutableBufferPointer { target in
        let rest = bytes.count > offset ? bytes.baseAddress.map { $0 + offset } : UnsafePointer(target.baseAddress)
        return cicu_decoder_run(
          handle, rest, Int64(bytes.count - offset), &consumed, target.baseAddress, Int64(target.count), &written,
          &status)
      }
      try ICU.check(status, "decoding from \(canonicalName)")
      output += chunk[..<Int(written)]
      offset += Int(consumed)
      // Without progress the loop would never end.
      if consumed == 0, written == 0 { break }
    }
    return Output(bytes: output, substitutionCount: Int(cicu_decoder_substitutions(handle)))
  }

  /// Decodes the bytes of an array.
  ///
  /// - Throws: ``ICUError`` if memory is short; never because of the bytes.
  public func decode(_ bytes: [UInt8]) throws(ICUError) -> Output {
    try bytes.withUnsafeBufferPointer { buffer throws(ICUError) in try decode(buffer) }
  }
}

/// One task's: a conversion keeps its state in the converter.
@available(*, unavailable)
extension ByteDecoder: Sendable {}
