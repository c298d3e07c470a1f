/// Text with keycap markers (`1️⃣`, `2️⃣`, …) taken out and their places kept.
///
/// A test writes `"Saturday1️⃣ ’s2️⃣ vote"` and asks for the offsets of the markers instead of counting bytes.
/// Markers `0️⃣` to `9️⃣` are known; text that itself holds keycap digits cannot be marked.
public struct MarkedText: Hashable, Sendable {
  /// The text without markers.
  public let text: String
  /// The UTF-8 offset of each marker in ``text``; of a marker that stands twice, the last place.
  public let offsets: [String: Int]

  /// Takes the markers out of a text.
  public init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var offsets: [String: Int] = [:]
    var length = 0
    let scalars = Array(marked.unicodeScalars)
    var index = 0
    while index < scalars.count {
      if index + 2 < scalars.count, ("0"..."9").contains(scalars[index]),
        scalars[index + 1] == "\u{FE0F}", scalars[index + 2] == "\u{20E3}"
      {
        var marker = String.UnicodeScalarView()
        marker.append(contentsOf: scalars[index...index + 2])
        offsets[String(marker)] = length
        index += 3
      } else {
        text.append(scalars[index])
        length += UTF8.width(scalars[index])
        index += 1
      }
    }
    self.text = String(text)
    self.offsets = offsets
  }

  /// The range from one marker to another; nil if either is missing or they stand the other way round.
  public func range(_ first: String, _ second: String) -> Range<Int>? {
    guard let lower = offsets[first], let upper = offsets[second], lower <= upper else { return nil }
    return lower..<upper
  }
}
