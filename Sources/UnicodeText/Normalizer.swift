internal import CICUShim

/// Brings text into a Unicode normalization form and says what it changed (UAX #15).
///
/// ```swift
/// let edits = try Normalizer(form: .nfc).edits(in: Array("cafe\u{301}".utf8))
/// // one edit: 3..<6 becomes C3 A9
/// ```
///
/// Invalid bytes are left as they are. It does not case-fold and removes no character that the form keeps.
public struct Normalizer: Hashable, Sendable {
  /// A normalization form.
  public enum Form: Hashable, Sendable {
    /// Canonical composition: `é` as one scalar. Looks the same, means the same.
    case nfc
    /// Compatibility composition: also `ﬁ` to `fi`, `Ａ` to `A`, `²` to `2`. Loses distinctions.
    case nfkc

    var code: cicu_normal_form { self == .nfc ? CICU_NFC : CICU_NFKC }
  }

  /// The form that text is brought into.
  public let form: Form
  /// The most bytes that ICU is given at once: a third of what it can count, since text may grow; smaller in tests only.
  package var chunkByteCount = Int(Int32.max) / 3

  /// Makes a normalizer.
  public init(form: Form = .nfc) { self.form = form }

  /// Whether a text is in the form already.
  ///
  /// - Throws: ``ICUError`` if ICU's data cannot be found.
  /// - Complexity: O(*n*) in the bytes; no memory.
  public func isNormalized(_ text: UnsafeBufferPointer<UInt8>) throws(ICUError) -> Bool {
    var offset = UTF8Scanner.endOfASCII(in: text, from: 0)
    // A mark may compose with the ASCII letter before it, but no ASCII is changed by what is before it.
    offset = max(0, offset - 1)
    while offset < text.count {
      let end = chunkEnd(text, from: offset)
      var status: Int32 = 0
      let chunk = UnsafeBufferPointer(rebasing: text[offset..<end])
      let isNormal = cicu_is_normalized(form.code, chunk.baseAddress, Int32(truncatingIfNeeded: chunk.count), &status)
      try ICU.check(status, "checking normalization")
      if !isNormal { return false }
      offset = end
    }
    return true
  }

  /// Finds the changes that bring a text into the form; none if it is.
  ///
  /// - Returns: Changes in order, neither overlapping nor adjacent.
  /// - Throws: ``ICUError`` if ICU's data cannot be found or memory is short.
  /// - Complexity: O(*n*) in the bytes; normal text is only checked.
  public func edits(in text: UnsafeBufferPointer<UInt8>) throws(ICUError) -> [NormalizationEdit] {
    var edits: [NormalizationEdit] = []
    if try isNormalized(text) { return edits }
    var offset = 0
    while offset < text.count {
      let end = chunkEnd(text, from: offset)
      try appendEdits(of: UnsafeBufferPointer(rebasing: text[offset..<end]), at: offset, to: &edits)
      offset = end
    }
    return edits
  }

  /// Finds the changes that bring the bytes of an array into the form.
  ///
  /// - Throws: ``ICUError`` if ICU's data cannot be found or memory is short.
  public func edits(in text: [UInt8]) throws(ICUError) -> [NormalizationEdit] {
    try text.withUnsafeBufferPointer { buffer throws(ICUError) in try edits(in: buffer) }
  }

  private func appendEdits(
    of chunk: UnsafeBufferPointer<UInt8>, at start: Int, to edits: inout [NormalizationEdit]
  ) throws(ICUError) {
    var status: Int32 = 0
    let result = cicu_normalize(form.code, chunk.baseAddress, Int32(truncatingIfNeeded: chunk.count), &status)
    defer { cicu_normalization_close(result) }
    try ICU.check(status, "normalizing")
    guard let result else { return }
    var length: Int32 = 0
    let output = UnsafeBufferPointer(start: cicu_normalization_output(result, &length), count: Int(length))
    var edit = cicu_edit()
    while cicu_normalization_next_edit(result, &edit) {
      let outputStart = Int(edit.output_start)
      var sourceStart = start + Int(edit.source_start)
      let sourceEnd = sourceStart + Int(edit.source_length)
      var replacement = Array(output[outputStart..<outputStart + Int(edit.output_length)])
      // ICU joins adjacent changes; those on both sides of a cut must not tell where it was.
      if let last = edits.last, last.sourceRange.upperBound == sourceStart {
        edits.removeLast()
        sourceStart = last.sourceRange.lowerBound
        replacement = last.replacement + replacement
      }
      edits.append(NormalizationEdit(sourceRange: sourceStart..<sourceEnd, replacement: replacement))
    }
  }

  /// Where a text longer than ICU can count is cut: before an ASCII byte, which composes with nothing before it.
  private func chunkEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let limit = start + chunkByteCount
    guard text.count > limit else { return text.count }
    var cut = limit
    while cut > start + 1, text[cut] >= 0x80 { cut -= 1 }
    return cut > start + 1 ? cut : limit - UTF8Scanner.decode(text, before: limit).length
  }
}
