import Foundation

/// A command that has been started.
final class RunningCommand {
  private let process = Process()
  private let streams: String

  init(_ command: [String], in folder: String, input: [UInt8], environment: [String: String]) throws {
    streams = NSTemporaryDirectory() + "copydesk-streams-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: streams, withIntermediateDirectories: true)
    for name in ["out", "err"] { try Data().write(to: URL(filePath: "\(streams)/\(name)")) }
    try Data(input).write(to: URL(filePath: "\(streams)/in"))
    process.executableURL = URL(filePath: command.first ?? "")
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = URL(filePath: folder)
    // Variables of the tests would be options of the command.
    let own = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("COPYDESK_") }
    process.environment = own.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: "\(streams)/in"))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "\(streams)/out"))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: "\(streams)/err"))
    try process.run()
  }

  deinit { try? FileManager.default.removeItem(atPath: streams) }

  var isRunning: Bool { process.isRunning }

  /// Sends SIGINT, as Ctrl-C does.
  func interrupt() { process.interrupt() }

  /// Sends SIGKILL, which no program can see to.
  func kill() { Foundation.kill(process.processIdentifier, SIGKILL) }

  /// Waits for the end.
  ///
  /// A command ended by a signal has that signal's number, negative, as its code.
  func wait() throws -> CommandFolder.Outcome {
    process.waitUntilExit()
    let code = process.terminationReason == .uncaughtSignal ? -process.terminationStatus : process.terminationStatus
    return CommandFolder.Outcome(
      code: code, output: Array(try Data(contentsOf: URL(filePath: "\(streams)/out"))),
      errors: String(decoding: try Data(contentsOf: URL(filePath: "\(streams)/err")), as: UTF8.self))
  }
}
