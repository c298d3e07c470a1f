import CopydeskTestSupport
import Foundation

extension TemporaryFolder {
  /// A file's bytes.
  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)"))) }
}
