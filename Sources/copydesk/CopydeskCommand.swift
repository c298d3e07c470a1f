import ArgumentParser
import CopydeskBatch
import CopydeskReview
import NeuralModel
import Foundation

/// The command `copydesk`.
@main
struct CopydeskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copydesk",
    abstract: "Repairs scraped news text and shows every change.",
    discussion: """
      Exit codes: 0 done; 1 findings (check), changes (diff --exit-code) or mismatches (verify); 2 wrong usage; 3 some \
      documents failed, the rest are written; 4 nothing could be done. COPYDESK_TEXT_FIELD=body and the like stand for \
      options; --version --verbose tells what the build has inside.
      """,
    version: Version.current,
    subcommands: [
      Clean.self, Check.self, Diff.self, Apply.self, Audit.self, Eval.self, Learn.self, Revert.self, Review.self,
      Rules.self, Damage.self, Train.self, Verify.self, Initialize.self, Manual.self,
    ])

  static func main() async {
    refuseWhatCannotWork()
    Interruption.handleSignals()
    if Invocation.arguments.contains("--version"), Invocation.arguments.contains("--verbose") {
      print(Version.details)
      fflush(nil)
      _exit(0)
    }
    if let line = UsageAdvice.unknownHelp(Invocation.arguments) {
      ErrorOutput.write("copydesk: error: \(line)\n")
      _exit(2)
    }
    do {
      var command = try parseAsRoot(Invocation.arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      end(with: error)
    }
  }

  /// Ends the command, with a line, where the system's limits or its arguments would make it fail without one.
  private static func refuseWhatCannotWork() {
    // Dispatch and the runtime's threads trap where they get no descriptor; twenty suffice for every command.
    var limit = rlimit()
    if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < 20 {
      ErrorOutput.write(
        "copydesk: error: only \(limit.rlim_cur) files may be open at once; allow 20 or more with `ulimit -n`\n")
      _exit(4)
    }
    // The runtime reads the arguments there, and takes a command line for an empty one where it cannot.
    if access("/proc/self/cmdline", R_OK) != 0 {
      ErrorOutput.write(
        "copydesk: error: /proc is missing, where arguments are read; mount it with `mount -t proc proc /proc`\n")
      _exit(4)
    }
    MemoryLimit.prepare()
    for index in 0..<Int(CommandLine.argc) {
      guard let argument = CommandLine.unsafeArgv[index] else { continue }
      // It would be read as another name, and that one be written.
      if String(validatingCString: argument) == nil {
        ErrorOutput.write(
          "copydesk: error: '\(String(cString: argument))' is not UTF-8; rename the file, or name its folder\n")
        _exit(2)
      }
    }
  }

  private static func write(_ line: String) {
    ErrorOutput.write("copydesk: error: \(Invocation.namingVariables(in: line))\n")
  }

  /// Words an error once and turns it into the contract's exit code.
  private static func end(with error: any Error) -> Never {
    if let error = error as? BatchError {
      if case .brokenPipe = error { _exit(0) }
      if case .interrupted = error { Interruption.endIfRequested() }
      write(error.description)
      _exit(error.isUsage ? 2 : 4)
    }
    if let error = error as? ReviewError {
      write(error.description)
      _exit(error.isUsage ? 2 : 4)
    }
    if let error = error as? NeuralModelError {
      write(error.description)
      _exit(4)
    }
    let code = exitCode(for: error)
    if code == .success {
      // Help and version were asked for.
      print(fullMessage(for: error))
      fflush(nil)
      _exit(0)
    }
    let message = Self.message(for: error)
    if !message.isEmpty {
      write(UsageAdvice(Invocation.arguments).line(for: message))
    }
    _exit(code == .validationFailure ? 2 : code.rawValue)
  }
}
