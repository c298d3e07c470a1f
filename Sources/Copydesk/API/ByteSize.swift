/// A number of bytes as a person writes it: `500k`, `4M`, `1G`, or in full.
public enum ByteSize {
  /// The bytes that `text` stands for; nil if it is no size from 1.
  ///
  /// A number may end in `k`, `M` or `G`, small or large, for 1024, 1024² and 1024³ bytes.
  public static func bytes(_ text: String) -> Int? {
    var digits = Substring(text)
    var unit = 1
    switch digits.last {
    case "k", "K": unit = 1 << 10
    case "m", "M": unit = 1 << 20
    case "g", "G": unit = 1 << 30
    default: break
    }
    if unit > 1 { digits.removeLast() }
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let count = Int(digits), count > 0 else { return nil }
    let (size, isTooLarge) = count.multipliedReportingOverflow(by: unit)
    return isTooLarge ? nil : size
  }
}
