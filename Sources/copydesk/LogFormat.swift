import ArgumentParser

/// How log messages are written.
enum LogFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
