import Rainbow

/// How a piece of terminal text looks, with colour and without.
enum TextStyle {
  case plain, heading, quiet, removed, added, flagged, movedAway, movedHere
  /// Changes of spaces and quotation marks.
  case dimRemoved, dimAdded

  /// The text in this style.
  ///
  /// Only Rainbow's codes are used: its string methods obey global switches, and a report must not depend on them.
  func apply(to text: String, color: Bool) -> String {
    guard color else { return text }
    let codes = codes
    if codes.isEmpty || text.isEmpty { return text }
    return "\u{1B}[\(codes.map(String.init).joined(separator: ";"))m\(text)\u{1B}[0m"
  }

  /// What encloses the text where there is no colour.
  var brackets: (String, String) {
    switch self {
    case .plain, .heading, .quiet: ("", "")
    case .removed, .dimRemoved: ("[-", "-]")
    case .added, .dimAdded: ("{+", "+}")
    case .flagged: ("[?", "?]")
    case .movedAway: ("[>", ">]")
    case .movedHere: ("{>", ">}")
    }
  }

  private var codes: [UInt8] {
    switch self {
    case .plain: []
    case .heading: Style.bold.value
    case .quiet: Style.dim.value
    case .removed: NamedColor.red.value + Style.strikethrough.value
    case .added: NamedColor.green.value + Style.underline.value
    case .dimRemoved: NamedColor.red.value + Style.dim.value + Style.strikethrough.value
    case .dimAdded: NamedColor.green.value + Style.dim.value
    case .flagged: NamedColor.yellow.value + Style.underline.value
    case .movedAway: NamedColor.cyan.value + Style.dim.value
    case .movedHere: NamedColor.cyan.value + Style.underline.value
    }
  }
}
