import Foundation

/// The cases of one of the Unicode Character Database's break test files.
struct BreakTestFile {
  /// One line of the file: the bytes of its text, and its boundaries as byte offsets, start and end included.
  struct Case {
    let line: Int
    let scalars: [UInt32]
    let boundaries: [Int]

    var text: [UInt8] {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
      return Array(String(text).utf8)
    }
  }

  /// Why the cases could not be read.
  struct Missing: Error, CustomStringConvertible {
    let path: String
    var description: String { "\(path) is missing or empty; install Debian's package unicode-data (15.0.0)" }
  }

  let cases: [Case]

  /// Reads a file of `/usr/share/unicode/auxiliary`, where Debian's unicode-data puts it.
  init(named name: String) throws {
    let path = "/usr/share/unicode/auxiliary/\(name)"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw Missing(path: path) }
    cases = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
      Self.parse(line.prefix { $0 != "#" }, line: number + 1)
    }
    if cases.isEmpty { throw Missing(path: path) }
  }

  private static func parse(_ fields: Substring, line: Int) -> Case? {
    var scalars: [UInt32] = []
    var boundaries: [Int] = []
    var offset = 0
    for field in fields.split(whereSeparator: \.isWhitespace) {
      if field == "÷" {
        boundaries.append(offset)
      } else if let scalar = UInt32(field, radix: 16).flatMap(Unicode.Scalar.init) {
        scalars.append(scalar.value)
        offset += UTF8.width(scalar)
      }
    }
    return scalars.isEmpty ? nil : Case(line: line, scalars: scalars, boundaries: boundaries)
  }
}

/// The documents that the project began with.
enum Seeds {
  /// The bytes of every file in the project's `seeds` folder.
  static func all() throws -> [[UInt8]] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appendingPathComponent("seeds")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
      .map { Array(try Data(contentsOf: $0)) }
  }
}
