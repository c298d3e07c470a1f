import Logging

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
