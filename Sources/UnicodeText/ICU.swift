internal import CICUShim

/// The ICU this package runs on.
///
/// Where words begin and end differs between versions of ICU (72 keeps `a@b` together, 71 does not), so whatever is
/// counted by words should store ``version``.
public enum ICU: Sendable {
  /// The version of ICU, such as `72.1`.
  public static let version = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 20) { buffer in
    buffer.initialize(repeating: 0)
    guard let start = buffer.baseAddress else { return "" }
    cicu_version(start)
    return String(cString: start)
  }

  /// The version of the Unicode Standard whose data ICU has, such as `15.0`.
  public static let unicodeVersion = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 20) { buffer in
    buffer.initialize(repeating: 0)
    guard let start = buffer.baseAddress else { return "" }
    cicu_unicode_version(start)
    return String(cString: start)
  }

  /// Throws if `status` is a failure; ICU's warnings are negative and pass.
  static func check(_ status: Int32, _ operation: String) throws(ICUError) {
    if status > 0 { throw ICUError(code: status, operation: operation) }
  }
}

/// A failure that ICU reported.
///
/// Text is never the cause: no function of this module fails on invalid UTF-8. The causes are an encoding ICU does not
/// know, missing data files, or no memory.
public struct ICUError: Error, Hashable, Sendable {
  /// ICU's status code; always above zero.
  public let code: Int32
  /// ICU's name of the code, such as `U_FILE_ACCESS_ERROR`.
  public let name: String
  /// What was being done, such as `opening the encoding “latin-99”`.
  public let operation: String

  /// Makes the error of a status code.
  public init(code: Int32, operation: String) {
    self.code = code
    name = String(cString: cicu_status_name(code))
    self.operation = operation
  }
}

extension ICUError: CustomStringConvertible {
  /// One line: what failed and the remedy.
  ///
  /// Its wording may change.
  public var description: String { "ICU failed in \(operation): \(name); \(remedy)" }

  private var remedy: String {
    switch name {
    case "U_FILE_ACCESS_ERROR", "U_MISSING_RESOURCE_ERROR":
      "check the name, and that ICU's data library (libicu) is installed"
    case "U_MEMORY_ALLOCATION_ERROR": "free some memory or use fewer jobs"
    case "U_UNSUPPORTED_ERROR": "use another encoding"
    default: "check that the ICU libraries are whole and of one version"
    }
  }
}
