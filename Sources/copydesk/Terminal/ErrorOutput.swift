import CopydeskBatch
import Foundation
import Logging
import Synchronization

/// Standard error, written to whole lines at a time.
enum ErrorOutput {
  private static let lock = Mutex(())

  /// Whether someone is looking.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static func write(_ text: String) {
    lock.withLock { _ in
      var bytes = Array(text.utf8)[...]
      while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        // A standard error that is closed is no reason to stop.
        guard count > 0 else { return }
        bytes = bytes.dropFirst(count)
      }
    }
  }
}

/// Writes log messages to standard error as `copydesk: warning: …`.
struct StandardErrorLogHandler: LogHandler {
  var logLevel: Logger.Level = .notice
  var metadata: Logger.Metadata = [:]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    ErrorOutput.write("copydesk: \(event.level.rawValue): \(event.message)\n")
  }
}

/// Writes log messages to standard error as JSON, an object on each line, for programs that collect them.
struct JSONLogHandler: LogHandler {
  private struct Line: Encodable {
    var time: String
    var level: String
    var message: String
  }

  var logLevel: Logger.Level = .notice
  var metadata: Logger.Metadata = [:]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let time = Date.now.formatted(.iso8601.time(includingFractionalSeconds: true))
    let line = Line(time: time, level: event.level.rawValue, message: "\(event.message)")
    // Three strings can always be encoded.
    guard let bytes = try? encoder.encode(line) else { return }
    ErrorOutput.write(String(decoding: bytes, as: UTF8.self) + "\n")
  }
}
