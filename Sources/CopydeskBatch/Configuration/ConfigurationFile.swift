public import Copydesk
package import CopydeskSettings

/// A `copydesk.yaml`: its settings, and where it lies.
public struct ConfigurationFile: Hashable, Sendable {
  /// Its name wherever it is looked for.
  public static let name = "copydesk.yaml"

  /// Where it lies; nil if there is none.
  public private(set) var path: String?
  /// What it says.
  package private(set) var settings = Settings()
  /// How files are read.
  public private(set) var format: InputFormat?

  /// The configuration that says nothing.
  public init() {}

  /// Reads a file.
  ///
  /// Paths in it are those of its folder.
  /// - Throws: ``BatchError`` if it cannot be read, is not YAML, has an unknown key, or a value is not of its key's
  ///   kind. Names of rules and stages are checked by ``Cleaner``.
  public init(path: String) throws(BatchError) {
    self.path = path
    let bytes = try PlainTextReader.read(path)
    do throws(SettingsError) {
      settings = try Settings(bytes: bytes)
    } catch {
      throw .configuration("\(path)\(error.line.map { ":\($0)" } ?? ""): \(error.message)")
    }
    if let name = settings.format {
      guard let known = InputFormat(rawValue: name.value) else {
        let names = InputFormat.allCases.map(\.rawValue).joined(separator: ", ")
        throw .configuration("\(path)\(name.line.map { ":\($0)" } ?? ""): 'format' must be one of \(names)")
      }
      format = known
    }
    settings.model = settings.model.map(resolved)
    settings.weights = settings.weights.map(resolved)
    settings.neuralModel = settings.neuralModel.map(resolved)
  }

  /// Where a cleaner's error stands in it, as `copydesk.yaml:3`; nil if it is not the file's.
  public func place(of error: ConfigurationError) -> String? {
    guard let path else { return nil }
    return settings.line(of: error).map { "\(path):\($0)" }
  }

  /// Where the mode of a rule stands in it.
  public func place(ofRule id: String) -> String? {
    guard let path else { return nil }
    return settings.line(of: id).map { "\(path):\($0)" }
  }

  /// The text of a file, to be added to; of one that is not there, nothing.
  ///
  /// - Throws: ``BatchError`` if it cannot be read.
  package static func text(_ path: String) throws(BatchError) -> String {
    guard FileIdentity(path) != nil else { return "" }
    return String(decoding: try PlainTextReader.read(path), as: UTF8.self)
  }

  /// The folder that its paths and patterns start from; the working folder without a file.
  public var folder: String { path.map(Path.parent(of:)) ?? "." }

  private func resolved(_ path: String) -> String {
    Path.isAbsolute(path) ? path : Path.join(folder, path)
  }

  /// Looks for a configuration in a folder and those above it; a folder that is not there has those above it.
  ///
  /// - Returns: Its path; nil if there is none.
  public static func find(from folder: String) -> String? {
    var start = folder
    while Path.canonical(start) == nil, start != ".", start != "/" { start = Path.parent(of: start) }
    guard var folder = Path.canonical(start) else { return nil }
    // What lies where the input does, or in the working folder, is named as one who is there does.
    let here = Path.canonical(".")
    var shown = start
    while true {
      let path = Path.join(folder == here ? "." : shown, name)
      if FileIdentity(path)?.kind == .regular { return path }
      if folder == "/" { return nil }
      shown = Path.parent(of: folder)
      folder = Path.parent(of: folder)
    }
  }

  /// The configuration for inputs: the one found upward from them, or from the working folder for standard input.
  ///
  /// - Throws: ``BatchError/configuration(_:)`` if different inputs have different ones.
  public static func find(for paths: [String]) throws(BatchError) -> String? {
    var found: (file: String?, canonical: String?, input: String)?
    for path in paths.isEmpty ? ["-"] : paths {
      let folder = path == "-" ? "." : FileIdentity(path)?.kind == .folder ? path : Path.parent(of: path)
      let file = find(from: folder)
      let canonical = file.flatMap(Path.canonical)
      if let found, found.canonical != canonical {
        throw .configuration(
          "\(found.input) has \(found.file ?? "no configuration"), and \(path) has \(file ?? "none"); name one with "
            + "--config, or leave them out with --isolated")
      }
      found = found ?? (file, canonical, path)
    }
    return found?.file
  }
}
