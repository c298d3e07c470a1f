import Mustache

/// Escapes text for HTML scalar by scalar.
///
/// Mustache's own escape goes by `Character` and so misses a quotation mark with an accent on it, which would close an
/// attribute in a browser.
struct HTMLEscape: MustacheContentType {
  /// The name templates ask for this escape by.
  static let name = "COPYDESK-HTML"

  /// The text with everything HTML gives a meaning to replaced.
  func escapeText(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      case "\0": escaped.append("\u{FFFD}")
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
