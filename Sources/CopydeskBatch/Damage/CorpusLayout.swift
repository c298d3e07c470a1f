/// How a plain text file holds documents.
public enum CorpusLayout: String, CaseIterable, Hashable, Sendable {
  /// A paragraph a line, a blank line between documents.
  case corpus
  /// A file is one document.
  case document
}
