internal import Bytes
internal import UnicodeText

/// Where each place of a text stands in its cleaned text, and the other way round.
///
/// What annotates one of the texts, such as entities or sentences, so moves to the other. A place outside of edits, and
/// the border of an edit, has one place on the other side that is the same. A place inside an edit has none, since what
/// stood there is gone: of a range, its start moves to the start of what stands in the edit's place and its end to the
/// end, so that the range holds all of it. What was inserted at the border of a range stays outside of it.
///
/// Offsets count what the map was made for. Those outside of the text are taken for its nearer end, and one inside a
/// character counts as that character's start. As everywhere, an invalid sequence and half a surrogate pair count as
/// one code point, and in UTF-16 as one unit.
public struct OffsetMap: Hashable, Sendable {
  /// What offsets count.
  public enum Unit: String, Codable, CaseIterable, Hashable, Sendable {
    /// Bytes of UTF-8, as in `String.utf8`, Go and Rust.
    case bytes
    /// Code points, as in Python's strings.
    case codePoints = "code-points"
    /// Units of UTF-16, as in JavaScript, Java and `NSString`.
    case utf16
  }

  /// Whether an offset begins or ends a range, which decides where an edit has it move that has no place of its own.
  public enum Side: String, Codable, CaseIterable, Hashable, Sendable {
    case start, end
  }

  /// An edit, as it lies in one text and in the other.
  private struct Region: Hashable, Sendable {
    var original: Range<Int>
    var cleaned: Range<Int>
  }

  private let regions: [Region]
  /// The length of the original text.
  public let originalCount: Int
  /// The length of the cleaned text.
  public let cleanedCount: Int

  /// Makes the map of a script.
  ///
  /// - Throws: ``EditScriptError`` if `cleaned` is not what the script makes.
  /// - Complexity: O(*n*) in the bytes of the text and of the script.
  public init(_ script: EditScript, cleaned: [UInt8], in unit: Unit) throws(EditScriptError) {
    let original = try script.revert(from: cleaned)
    var shift = 0
    let ranges = script.changes.map { change in
      let start = change.range.lowerBound + shift
      shift += change.after.count - change.range.count
      return start..<start + change.after.count
    }
    let before = UnitCounts(of: original, at: script.changes.map(\.range), in: unit)
    let after = UnitCounts(of: cleaned, at: ranges, in: unit)
    regions = zip(before.ranges, after.ranges).map { Region(original: $0, cleaned: $1) }
    originalCount = before.total
    cleanedCount = after.total
  }

  /// The place in the cleaned text of an offset into the original.
  ///
  /// - Complexity: O(log *n*) in the edits.
  public func cleaned(_ offset: Int, _ side: Side = .start) -> Int {
    place(of: offset, side, from: \.original, to: \.cleaned, limit: (originalCount, cleanedCount))
  }

  /// The range in the cleaned text of a range of the original.
  public func cleaned(_ range: Range<Int>) -> Range<Int> {
    let start = cleaned(range.lowerBound)
    return start..<max(start, cleaned(range.upperBound, .end))
  }

  /// The place in the original text of an offset into the cleaned one.
  ///
  /// - Complexity: O(log *n*) in the edits.
  public func original(_ offset: Int, _ side: Side = .start) -> Int {
    place(of: offset, side, from: \.cleaned, to: \.original, limit: (cleanedCount, originalCount))
  }

  /// The range in the original text of a range of the cleaned one.
  public func original(_ range: Range<Int>) -> Range<Int> {
    let start = original(range.lowerBound)
    return start..<max(start, original(range.upperBound, .end))
  }

  private func place(
    of offset: Int, _ side: Side, from source: KeyPath<Region, Range<Int>>, to target: KeyPath<Region, Range<Int>>,
    limit: (source: Int, target: Int)
  ) -> Int {
    let offset = min(max(offset, 0), limit.source)
    // The regions before the offset, by the side that a place at their border belongs to.
    let next: Int
    switch side {
    case .start:
      next = regions.partitionPoint { $0[keyPath: source].lowerBound > offset }
      if next > 0, regions[next - 1][keyPath: source].upperBound > offset {
        return regions[next - 1][keyPath: target].lowerBound
      }
    case .end:
      next = regions.partitionPoint { $0[keyPath: source].upperBound >= offset }
      if next < regions.count, regions[next][keyPath: source].lowerBound < offset {
        return regions[next][keyPath: target].upperBound
      }
    }
    let last = next > 0 ? regions[next - 1] : nil
    let end = next < regions.count ? regions[next][keyPath: target].lowerBound : limit.target
    // An edit that cuts through a character can make what stands between edits shorter by a character.
    return min((last?[keyPath: target].upperBound ?? 0) + offset - (last?[keyPath: source].upperBound ?? 0), end)
  }
}

extension CleanedDocument {
  /// Where places of the original text stand in the cleaned one, and the other way round.
  ///
  /// - Throws: ``EditScriptError`` if text and ledger do not belong together, as those of a ``Cleaner`` always do.
  public func offsets(in unit: OffsetMap.Unit) throws(EditScriptError) -> OffsetMap {
    try OffsetMap(try ledger.script(), cleaned: bytes, in: unit)
  }
}

/// Ranges of bytes, told in another unit.
private struct UnitCounts {
  var ranges: [Range<Int>] = []
  var total = 0

  /// Counts the units before each border; the ranges ascend and do not overlap.
  init(of text: [UInt8], at byteRanges: [Range<Int>], in unit: OffsetMap.Unit) {
    guard unit != .bytes else {
      (ranges, total) = (byteRanges, text.count)
      return
    }
    var offset = 0
    var units = 0
    ranges.reserveCapacity(byteRanges.count)
    text.withUnsafeBufferPointer { text in
      /// Walks over the code points that end at or before a border.
      func count(to border: Int) -> Int {
        while offset < border {
          if text[offset] < 0x80 {
            offset += 1
            units += 1
            continue
          }
          let unitRead = WTF8.decode(text, at: offset)
          guard offset + unitRead.length <= border else { break }
          offset += unitRead.length
          units += unit == .utf16 && unitRead.isValid && unitRead.value > 0xFFFF ? 2 : 1
        }
        return units
      }
      for range in byteRanges {
        let start = count(to: range.lowerBound)
        ranges.append(start..<count(to: range.upperBound))
      }
      total = count(to: text.count)
    }
  }
}
