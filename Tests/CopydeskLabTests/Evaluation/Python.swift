import CopydeskTestSupport
import Foundation

/// Runs programs of Python, whose standard library is the reference for words, alignment and rounding.
enum Python {
  /// Runs a program on lines of input and gives its lines of output.
  static func run(_ program: String, _ input: [String]) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(program, to: "program.py")
    try folder.write(input.map { $0 + "\n" }.joined(), to: "input")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-X", "utf8", "program.py", "input", "output"]
    process.currentDirectoryURL = URL(filePath: folder.path)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return try folder.read("output").split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
      String.init)
  }
}
