/// Why a file of a folder is not read.
public enum SkipReason: Hashable, Sendable {
  /// Its name does not say what it holds.
  case unknownKind
  /// It is a link, a pipe or a device.
  case notAFile
}
