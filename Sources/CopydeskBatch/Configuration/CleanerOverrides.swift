package import Copydesk
package import CopydeskSettings

/// Cleaners for the documents of some paths or sources; of those that fit a document, the first counts.
public struct CleanerOverrides: Sendable {
  private struct Entry: Sendable {
    var paths: [PathPattern]
    var sources: Set<String>
    var cleaner: Cleaner
  }

  private var entries: [Entry] = []
  private let root: String

  /// None.
  public static let none = CleanerOverrides()

  private init() {
    root = "/"
  }

  /// Makes the cleaners of a configuration file's overrides.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - makeCleaner: Makes a cleaner with the settings of an override over the run's own, given as a change of them.
  /// - Throws: What `makeCleaner` throws, or an error for an override by source where no field tells it.
  package init(
    _ file: ConfigurationFile, makeCleaner: ((Configuration) -> Configuration) throws -> Cleaner
  ) throws {
    root = Path.canonical(file.folder) ?? file.folder
    let asking = file.settings.overrides.first { !$0.sources.isEmpty }
    let asksSource = asking != nil
    if asksSource, file.settings.sourceField == nil {
      throw BatchError.configuration(
        "\(file.path ?? ConfigurationFile.name)\(asking?.line.map { ":\($0)" } ?? ""): an override by `source` needs the field that tells it: `source-field`"
      )
    }
    for override in file.settings.overrides {
      entries.append(
        Entry(
          paths: override.paths.compactMap(PathPattern.init), sources: Set(override.sources),
          cleaner: try makeCleaner { override.text.applied(to: $0) }))
    }
  }

  /// What an input's documents may need.
  func sessions(for input: InputFile, base: CleaningSession) -> SessionSet {
    if entries.isEmpty { return SessionSet(base: base, choices: []) }
    let path = PathFilter.relative(
      input.isStandardInput ? input.givenName ?? "" : Path.canonical(input.path) ?? input.path, to: root)
    var choices: [(sources: Set<String>, cleaner: Cleaner)] = []
    for entry in entries {
      if entry.paths.choose(path) { choices.append((entry.sources, entry.cleaner)) }
    }
    return SessionSet(base: base, choices: choices)
  }

  /// What decides the bytes a run writes, for its manifest.
  var description: String? {
    if entries.isEmpty { return nil }
    var checksum = Checksum()
    for entry in entries {
      checksum.update(Array("\(entry.paths) \(entry.sources.sorted()) ".utf8)[...])
      checksum.update(Array(RunSettings.fingerprint(of: entry.cleaner.configuration).utf8)[...])
    }
    return "\(entries.count) of checksum \(checksum.text)"
  }
}

extension [PathPattern] {
  /// Whether an override with these patterns is for a path; one without patterns is for all.
  ///
  /// Of several patterns the last that fits decides, so that one can take out what another took in.
  fileprivate func choose(_ path: String) -> Bool {
    isEmpty || last { $0.covers(path) }.map { !$0.isNegated } ?? false
  }
}

extension ConfigurationFile {
  /// The overrides for a file, up to the first that is for every source: none behind that is asked.
  package func overrides(for path: String) -> [SettingsOverride] {
    let root = Path.canonical(folder) ?? folder
    let name = PathFilter.relative(Path.canonical(path) ?? path, to: root)
    var found: [SettingsOverride] = []
    for override in settings.overrides where override.paths.compactMap(PathPattern.init).choose(name) {
      found.append(override)
      if override.sources.isEmpty { break }
    }
    return found
  }
}

/// The open sessions of one task over one input; not thread-safe.
final class SessionSet {
  private let base: CleaningSession
  private let choices: [(sources: Set<String>, cleaner: Cleaner)]
  private var opened: [Int: CleaningSession] = [:]

  init(base: CleaningSession, choices: [(sources: Set<String>, cleaner: Cleaner)]) {
    self.base = base
    self.choices = choices
  }

  /// The session for a document of a source.
  func session(source: String?) -> CleaningSession {
    if choices.isEmpty { return base }
    // A URL's source is its host, as for furniture.
    let names = [source, source.flatMap(Document.source(of:))].compactMap(\.self)
    guard let place = choices.firstIndex(where: { $0.sources.isEmpty || !$0.sources.isDisjoint(with: names) })
    else { return base }
    if let known = opened[place] { return known }
    // ICU has been opened for the base, and opens again.
    guard let session = try? choices[place].cleaner.makeSession() else { return base }
    opened[place] = session
    return session
  }
}
