import CopydeskLab
import Foundation

/// Writes the files of this package that are made of its code; `make generate` runs it in the package's folder.
@main
enum Generate {
  static func main() throws {
    for file in GeneratedFile.allCases {
      let isStale = try file.update(root: FileManager.default.currentDirectoryPath)
      print("\(isStale ? "written" : "fresh  ")  \(file.rawValue)")
    }
  }
}
