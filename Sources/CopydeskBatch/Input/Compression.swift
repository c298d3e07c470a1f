/// How a file is compressed.
public enum Compression: String, CaseIterable, Hashable, Sendable {
  case none
  /// RFC 1952, also of several members.
  case gzip
  /// RFC 8878, also of several frames.
  case zstd

  /// The extension of a file's name, with its dot.
  public var fileExtension: String {
    switch self {
    case .none: ""
    case .gzip: ".gz"
    case .zstd: ".zst"
    }
  }

  /// Tells by a name: `.gz` and `.zst`, in any case.
  public init(path: String) {
    let name = path.lowercased()
    self = Self.allCases.first { $0 != .none && name.endsWith(bytesOf: $0.fileExtension) } ?? .none
  }
}
