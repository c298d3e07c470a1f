import ArgumentParser
import CopydeskBatch
import CopydeskReview
import Foundation

/// The command `copydesk`.
@main
struct CopydeskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copydesk",
    abstract: "Repairs scraped news text and shows every change.",
    discussion: """
      Exit codes: 0 done; 1 findings (check) or mismatches (verify); 2 wrong usage; 3 some documents failed, the \
      rest are written; 4 nothing could be done.
      """,
    version: Version.current,
    subcommands: [
      Clean.self, Check.self, Diff.self, Apply.self, Eval.self, Learn.self, Revert.self, Review.self, Rules.self,
      Scramble.self, Train.self, Verify.self,
    ])

  static func main() async {
    TemporaryFiles.removeOnInterruption()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      end(with: error)
    }
  }

  /// Words an error once and turns it into the contract's exit code.
  private static func end(with error: any Error) -> Never {
    if let error = error as? BatchError {
      if case .brokenPipe = error { _exit(0) }
      if case .interrupted = error { TemporaryFiles.endIfInterrupted() }
      ErrorOutput.write("copydesk: error: \(error.description)\n")
      _exit(error.isUsage ? 2 : 4)
    }
    if let error = error as? ReviewError {
      ErrorOutput.write("copydesk: error: \(error.description)\n")
      _exit(error.isUsage ? 2 : 4)
    }
    let code = exitCode(for: error)
    let message = fullMessage(for: error)
    if code == .success {
      // Help and version were asked for.
      print(message)
      fflush(nil)
      _exit(0)
    }
    let line = Self.message(for: error).split(separator: "\n").joined(separator: "; ")
    if !line.isEmpty {
      let sentence = line.hasSuffix(".") ? String(line.dropLast()) : line
      ErrorOutput.write("copydesk: error: \(sentence); see 'copydesk --help'\n")
    }
    _exit(code == .validationFailure ? 2 : code.rawValue)
  }
}
