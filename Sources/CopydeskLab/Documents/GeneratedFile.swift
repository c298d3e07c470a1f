internal import Copydesk
internal import CopydeskBatch
internal import Foundation
internal import WordRepair

/// The files of the package that are written by its code; `make generate` writes them, and a test fails when one is
/// stale.
public enum GeneratedFile: String, CaseIterable, Sendable {
  /// What every rule finds and does.
  case rules = "RULES.md"
  /// What `copydesk.yaml` may hold.
  case schema = "copydesk.schema.json"
  /// README's example in Swift, as the package that uses the library builds it.
  case readmeExample = "Tests/Consumer/Sources/Readme/main.swift"

  /// Makes what the file should hold.
  ///
  /// - Parameter root: The package's folder.
  /// - Returns: The text.
  /// - Throws: An error of the file system if README.md cannot be read.
  public func content(root: String) throws -> String {
    switch self {
    case .rules: RulesDocument(.complete).text
    case .schema: try ConfigurationSchema.json(rules: RuleCatalog.complete.configurable)
    case .readmeExample:
      """
      // README.md's first example in Swift; `make generate` takes it from there.
      // swift-format-ignore-file


      """
        + Self.example(in: String(decoding: try Data(contentsOf: URL(filePath: "\(root)/README.md")), as: UTF8.self))
    }
  }

  /// Writes the file if it does not hold what it should.
  ///
  /// - Parameter root: The package's folder.
  /// - Returns: Whether it was stale.
  /// - Throws: An error of the file system.
  public func update(root: String) throws -> Bool {
    let content = Data(try content(root: root).utf8)
    let file = URL(filePath: "\(root)/\(rawValue)")
    guard (try? Data(contentsOf: file)) != content else { return false }
    try content.write(to: file, options: .atomic)
    return true
  }

  /// The first block of Swift in a page.
  static func example(in page: String) -> String {
    guard let start = page.firstRange(of: "```swift\n")?.upperBound,
      let end = page[start...].firstRange(of: "```")?.lowerBound
    else { return "" }
    return String(page[start..<end])
  }
}
