/// How the content of a model file comes into memory.
public enum ModelAccess: Hashable, Sendable, CaseIterable {
  /// The file is mapped: loading takes no time, pages are read when they are needed, and processes share them.
  case mapped
  /// The file is read into memory of its own, in huge pages where the system has them.
  ///
  /// Loading takes as long as reading, and queries are then faster: looking up 4 KB pages is much of what a query
  /// waits for. For long runs with large models.
  case resident
}
