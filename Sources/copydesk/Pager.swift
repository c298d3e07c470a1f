import Foundation

/// The reader's pager, with standard output going into it.
final class Pager {
  private let process = Process()
  private let output: Int32

  /// Starts `$PAGER`, or `less` if none is named, when standard output is a terminal.
  ///
  /// Gives nil where there is no terminal, `$PAGER` is empty or `cat`, or the pager cannot be started. `less` is told to
  /// pass colours on and to end at once if all fits on the screen, as git does.
  static func start() -> Pager? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    let command = ProcessInfo.processInfo.environment["PAGER"] ?? "less"
    return command.isEmpty || command == "cat" ? nil : Pager(command)
  }

  private init?(_ command: String) {
    output = dup(STDOUT_FILENO)
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    var environment = ProcessInfo.processInfo.environment
    if environment["LESS"] == nil { environment["LESS"] = "FRX" }
    process.environment = environment
    process.standardInput = pipe
    fflush(nil)
    guard output >= 0, (try? process.run()) != nil else { return nil }
    dup2(pipe.fileHandleForWriting.fileDescriptor, STDOUT_FILENO)
    try? pipe.fileHandleForWriting.close()
  }

  /// Ends the pager's input and waits until its reader has done.
  func finish() {
    fflush(nil)
    dup2(output, STDOUT_FILENO)
    close(output)
    process.waitUntilExit()
  }
}
