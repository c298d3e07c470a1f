import ArgumentParser
import Foundation

/// Whether terminal colours are used.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  /// On a terminal, unless `NO_COLOR` is set (no-color.org).
  case auto
  case always, never

  var isOn: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      isatty(STDOUT_FILENO) == 1 && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }
  }
}

/// The columns there are for text.
enum TerminalWidth {
  /// What text that goes to no terminal is wrapped at.
  private static let fallback = 100

  /// `$COLUMNS`, or the width of the terminal that standard output is, or 100.
  static var current: Int { of(STDOUT_FILENO) }

  /// The same for the terminal of another stream.
  static func of(_ descriptor: Int32) -> Int {
    if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init), columns > 0 { return columns }
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return fallback }
    return Int(size.ws_col)
  }
}
