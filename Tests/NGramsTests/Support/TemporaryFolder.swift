import Bytes
import Foundation
import Testing

@testable import NGrams

/// A folder that is deleted with the object.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("ngrams-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// Writes a file and gives its path.
  func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    try Data(Array(bytes)).write(to: url.appendingPathComponent(name))
    return path(name)
  }

  func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: url.appendingPathComponent(name))) }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? [] }
}

/// A layout with a quantization, and what may differ from exact arithmetic in it.
struct ModelForm: CustomTestStringConvertible, Sendable {
  let layout: ModelLayout
  let quantization: ModelQuantization

  static let exact = [
    ModelForm(layout: .fast, quantization: .none), ModelForm(layout: .compact, quantization: .none),
  ]
  static let all = exact + [ModelForm(layout: .compact, quantization: .eightBit)]

  var testDescription: String { "\(layout), \(quantization)" }

  /// Writes a source in this form and opens what was written.
  func model(_ source: some NGramSource, in folder: TemporaryFolder, access: ModelAccess = .mapped) throws
    -> LanguageModel
  {
    let path = folder.path("\(layout)-\(quantization).cdlm")
    try ModelWriter.write(source, layout: layout, quantization: quantization, metadata: ["recipe": "a test"], to: path)
    return try LanguageModel(path: path, access: access)
  }
}

/// Makes the checksum of a damaged model's header right, so that damage behind it is met.
enum HeaderRepair {
  static func repair(_ bytes: inout [UInt8]) {
    bytes.replaceSubrange(0..<8, with: ModelHeader.magic)
    let sectionCount = Int(bytes[40])
    bytes.replaceSubrange(41..<44, with: [0, 0, 0])
    let end = ModelHeader.size(sectionCount: sectionCount) - 8
    guard end + 8 <= bytes.count else { return }
    let checksum = bytes.withUnsafeBytes { bytes in bytes.baseAddress.map { XXH64.hash($0, count: end) } ?? 0 }
    withUnsafeBytes(of: checksum.littleEndian) { bytes.replaceSubrange(end..<end + 8, with: $0) }
  }
}
