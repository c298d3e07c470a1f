internal import CICUShim

/// The ICU this package runs on.
///
/// Where words begin and end differs between versions of ICU (72 keeps `a@b` together, 71 does not), so whatever is
/// counted by words should store ``version``.
public enum ICU: Sendable {
  /// The version of ICU, such as `72.1`.
  public static let version = text(from: cicu_version)

  /// The version of Unicode that this ICU implements, such as `15.0`.
  public static let unicodeVersion = text(from: cicu_unicode_version)

  private static func text(from fill: (UnsafeMutablePointer<CChar>) -> Void) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 20) { buffer in
      buffer.initialize(repeating: 0)
      guard let start = buffer.baseAddress else { return "" }
      fill(start)
      return String(cString: start)
    }
  }

  /// Throws if `status` is a failure; ICU's warnings are negative and pass.
  static func check(_ status: Int32, _ operation: String) throws(ICUError) {
    if status > 0 { throw ICUError(code: status, operation: operation) }
  }
}
