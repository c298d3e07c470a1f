import Glibc
import NGrams

/// Reads whole files.
enum TextFileBytes {
  static func read(_ path: String) throws(ModelError) -> [UInt8] {
    guard let file = fopen(path, "r") else {
      throw ModelError(.system, at: path, "cannot be opened", remedy: "check the path")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }
}
