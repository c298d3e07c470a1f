internal import Copydesk

/// One open session for every configuration a fixture run meets.
struct FixtureSessions {
  private var sessions: [Configuration: CleaningSession] = [:]

  mutating func session(for configuration: Configuration) throws(ConfigurationError) -> CleaningSession {
    if let open = sessions[configuration] { return open }
    let session = try Cleaner(configuration).makeSession()
    sessions[configuration] = session
    return session
  }
}
