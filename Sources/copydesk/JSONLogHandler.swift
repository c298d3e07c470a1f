import CopydeskBatch
import Foundation
import Logging

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
