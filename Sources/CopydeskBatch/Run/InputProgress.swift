/// How much of an input an earlier run has done.
enum InputProgress: Hashable, Sendable {
  case new
  /// All up to a border between records.
  case partly(ReadPosition)
  /// All; `failed` if it could not be read.
  case done(failed: Bool)

  /// Whether some of the input has been done, and some has not.
  var isPartial: Bool { if case .partly = self { true } else { false } }
}

/// How the reading of an input ended.
enum InputEnding: Hashable, Sendable {
  /// At the end of the file, whose SHA-256 it is if that was asked for.
  case complete(digest: String?)
  /// Too early, and what was read holds.
  case cutShort(BatchError)
  /// In a way that leaves nothing to keep.
  case failed(BatchError)
}
