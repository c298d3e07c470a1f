/// One file to read: where it is, how to read it, and its place in the tree being mirrored.
public struct InputFile: Hashable, Sendable {
  /// The path as the user gave it, or below a folder the user gave; `-` is standard input.
  public var path: String
  /// How to read it.
  public var format: InputFormat
  /// The path its output has below the output folder.
  public var relativePath: String

  /// Whether this is standard input.
  public var isStandardInput: Bool { path == "-" }

  /// What findings and messages call it.
  public var name: String { isStandardInput ? Self.standardInputName : path }

  /// What standard input is called.
  static let standardInputName = "<stdin>"

  /// Opens it for reading, decompressed.
  func open(hashes: Bool = false, meter: ReadMeter? = nil) throws(BatchError) -> (any ByteReader, ByteSource) {
    let source = try ByteSource(path, hashes: hashes, meter: meter)
    switch format.compression {
    case .none: return (source, source)
    case .gzip: return (try GzipReader(source, name: name), source)
    case .zstd: return (try ZstdReader(source, name: name), source)
    }
  }
}
