internal import CCopydesk
internal import Copydesk
internal import WordRepair

/// Why a call failed: its status, and one line that says what, where, and the remedy.
struct LibraryError: Error {
  var status: copydesk_status
  var message: String

  static func argument(_ name: String) -> LibraryError {
    LibraryError(status: COPYDESK_INVALID_ARGUMENT, message: "'\(name)' is NULL; pass the address of a variable")
  }

  static func bytes(_ name: String, _ length: Int) -> LibraryError {
    LibraryError(
      status: COPYDESK_INVALID_ARGUMENT,
      message: "'\(name)' is NULL although its length is \(length); pass its bytes, or a length of 0")
  }

  static func array(_ name: String, _ message: String) -> LibraryError {
    LibraryError(status: COPYDESK_INVALID_ARGUMENT, message: "'\(name)' cannot be used: \(message)")
  }

  static func handle(_ kind: String) -> LibraryError {
    LibraryError(
      status: COPYDESK_INVALID_HANDLE, message: "this is no \(kind) handle; pass one that was created and not freed yet"
    )
  }

  static func configuration(_ message: String) -> LibraryError {
    LibraryError(status: COPYDESK_INVALID_CONFIGURATION, message: message)
  }

  static func textTooLong(_ length: UInt, limit: UInt) -> LibraryError {
    LibraryError(
      status: COPYDESK_TEXT_TOO_LONG,
      message: "the text's length, \(length) bytes, is above the limit of \(limit); cut it into documents")
  }

  /// What the engine says about a configuration, under its status.
  init(_ error: ConfigurationError) {
    switch error {
    case .unicodeUnavailable: status = COPYDESK_UNAVAILABLE
    default: status = COPYDESK_INVALID_CONFIGURATION
    }
    message = "configuration: \(error.description)"
  }

  /// What is wrong with carried queries or evidence.
  init(_ error: EvidenceError) {
    status = COPYDESK_INVALID_DATA
    message = error.description
  }

  /// What is wrong with carried furniture.
  init(_ error: FurnitureError) {
    status = COPYDESK_INVALID_DATA
    message = error.description
  }

  /// What is wrong with a language model or weights of the user's own.
  static func model(_ description: String) -> LibraryError { .configuration("configuration: \(description)") }

  init(status: copydesk_status, message: String) {
    self.status = status
    self.message = message
  }

  /// Makes this the thread's last error and returns the status.
  func report() -> copydesk_status {
    var message = message
    message.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        guard let start = text.baseAddress else { return copydesk_set_last_error("", 0) }
        copydesk_set_last_error(start, text.count)
      }
    }
    return status
  }
}
