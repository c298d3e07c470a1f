/// The model's tokens of a text, in order, with the sentences they form.
///
/// A surface is the spelling that is looked up in the vocabulary; a range is its place in the text. A
/// ``TokenNormalizer`` fills it again and again: ``removeAll()`` keeps the memory. It does not hold the text.
public struct NormalizedText: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private var starts: [UInt32] = []
  private var stops: [UInt32] = []
  private var places: [TokenPlace] = []
  private var sentenceEnds: [Int] = []

  /// Makes an empty text.
  public init() {}

  /// The number of tokens.
  public var count: Int { ends.count }

  /// The number of sentences.
  public var sentenceCount: Int { sentenceEnds.count }

  /// The tokens of a sentence; empty if there is no such sentence.
  public func sentence(_ index: Int) -> Range<Int> {
    guard sentenceEnds.indices.contains(index) else { return 0..<0 }
    return (index == 0 ? 0 : sentenceEnds[index - 1])..<sentenceEnds[index]
  }

  /// The bytes of the text that a token stands for, as UTF-8 offsets; empty if there is no such token.
  public func range(of index: Int) -> Range<Int> {
    guard starts.indices.contains(index) else { return 0..<0 }
    return Int(starts[index])..<Int(stops[index])
  }

  /// Where a token stands in its sentence.
  public func place(of index: Int) -> TokenPlace { places.indices.contains(index) ? places[index] : .inside }

  /// The normalized bytes of a token; empty if there is no such token.
  public func surface(of index: Int) -> ArraySlice<UInt8> {
    guard ends.indices.contains(index) else { return [] }
    return bytes[surfaceRange(index)]
  }

  /// Calls `body` with the normalized bytes of a token, which must exist.
  @inline(__always)
  func withSurface<R>(of index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    let range = surfaceRange(index)
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Removes everything and keeps the memory for the next text.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    stops.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    sentenceEnds.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  private func surfaceRange(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }
}

extension NormalizedText {
  /// Whether the last token is more than a mark and ends in a full stop, as `Mr.` and `U.S.` do.
  var endsInAbbreviation: Bool {
    guard let last = ends.indices.last else { return false }
    let range = surfaceRange(last)
    return range.count > 1 && bytes[range.upperBound - 1] == UInt8(ascii: ".")
  }

  mutating func append(_ surface: some Collection<UInt8>, _ range: Range<Int>, _ place: TokenPlace) {
    bytes.append(contentsOf: surface)
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
    starts.append(UInt32(truncatingIfNeeded: range.lowerBound))
    stops.append(UInt32(truncatingIfNeeded: range.upperBound))
    places.append(place)
  }

  /// Ends the sentence, unless it would be empty.
  mutating func endSentence() {
    if count > (sentenceEnds.last ?? 0) { sentenceEnds.append(count) }
  }
}

/// The place of a token in its sentence, which decides whether its capitals are its own.
public enum TokenPlace: UInt8, BitwiseCopyable, CaseIterable, Sendable {
  /// Inside a sentence: capitals are the word's own.
  case inside
  /// First in a sentence, or behind a colon or an opening quote: any word may have a capital there.
  case initial
  /// In a line all in capitals.
  case allCapitals
}
