/// Writes a document's id as the path of a patch.
enum PatchPath {
  /// The two header lines of a file, with the prefixes `patch -p1` and `git apply` strip.
  static func header(_ id: String) -> String { "--- \(path("a/", id))\n+++ \(path("b/", id))\n" }

  /// A path as patch and git read it: relative, in C quotes if need be, with a tab after it if it holds spaces.
  private static func path(_ prefix: String, _ id: String) -> String {
    var rest = id.utf8[...]
    while rest.starts(with: "/".utf8) || rest.starts(with: "./".utf8) {
      rest = rest.drop { $0 == UInt8(ascii: ".") }.drop { $0 == UInt8(ascii: "/") }
    }
    var quoted = ""
    var needsQuotes = false
    for byte in Array(prefix.utf8) + rest {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        needsQuotes = true
        quoted += "\\" + String(Unicode.Scalar(byte))
      case 0..<0x20, 0x7F...:
        needsQuotes = true
        let octal = String(byte, radix: 8)
        quoted += "\\" + String(repeating: "0", count: 3 - octal.utf8.count) + octal
      default: quoted.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    if needsQuotes { return "\"\(quoted)\"" }
    return quoted.contains(" ") ? quoted + "\t" : quoted
  }
}
