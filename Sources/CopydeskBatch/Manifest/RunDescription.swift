/// What a manifest keeps of how a run was asked for, so that it can be asked for again.
public struct RunDescription: Hashable, Sendable {
  /// The version of the program.
  public var version: String
  /// The model used, if any.
  public var model: String?
  /// The folder that relative paths start from.
  public var folder: String
  /// The command line, without the program and its subcommand.
  public var arguments: [String]
  /// The configuration that took effect, by name; a resumed run must have the same.
  public var settings: [String: String]

  /// Creates a description.
  public init(
    version: String, model: String? = nil, folder: String, arguments: [String] = [], settings: [String: String] = [:]
  ) {
    self.version = version
    self.model = model
    self.folder = folder
    self.arguments = arguments
    self.settings = settings
  }
}
