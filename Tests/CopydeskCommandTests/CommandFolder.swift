import Foundation
import Glibc

/// A folder of its own in which the real command is run as a user would.
final class CommandFolder {
  /// What a run gave.
  struct Outcome {
    var code: Int32
    var output: [UInt8]
    var errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "copydesk-command-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    // Tests make folders unreadable.
    for case let name as String in FileManager.default.enumerator(atPath: path) ?? .init() {
      chmod(path + "/" + name, 0o755)
    }
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The built command, which lies beside the test bundle.
  static let command: String = {
    let folder = (CommandLine.arguments.first { $0.contains(".xctest") } ?? "/proc/self/exe") as NSString
    let beside = folder.resolvingSymlinksInPath as NSString
    return beside.deletingLastPathComponent + "/copydesk"
  }()

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func read(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)"))) }

  /// All files below a folder of this one, hidden ones too.
  func names(_ folder: String = ".") -> [String] {
    guard let names = FileManager.default.enumerator(atPath: path + "/" + folder) else { return [] }
    return names.compactMap { $0 as? String }.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(path)/\(folder)/\(name)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

  /// Starts the command; its output goes to files beside this folder's own.
  func start(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:], through wrapper: [String] = []
  ) throws -> RunningCommand {
    try RunningCommand(wrapper + [Self.command] + arguments, in: path, input: input, environment: environment)
  }

  /// Runs the command to its end.
  func run(
    _ arguments: String..., input: [UInt8] = [], environment: [String: String] = [:], through wrapper: [String] = []
  ) throws -> Outcome {
    try start(arguments, input: input, environment: environment, through: wrapper).wait()
  }

  /// Runs a line of shell in which `copydesk` is the command.
  func shell(_ line: String) throws -> Outcome {
    let script = "copydesk() { '\(Self.command)' \"$@\"; }; \(line)"
    return try RunningCommand(["/bin/bash", "-c", script], in: path, input: [], environment: [:]).wait()
  }
}
