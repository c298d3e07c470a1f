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
}
