internal import Bytes

/// Why a neural model cannot be opened or asked.
///
/// No content of a file is ever a reason to trap: it is one of these errors.
public struct NeuralModelError: Error, Hashable, Sendable {
  /// The kinds of failure.
  public enum Code: Hashable, Sendable {
    /// The system refused to open or map a file.
    case system
    /// The file is no GGUF file.
    case foreign
    /// The file is a model of a kind that is not known here.
    case unsupported
    /// The file is cut, or contradicts itself.
    case damaged
    /// What is asked exceeds what a session or a model has room for.
    case limit
  }

  /// The kind of failure.
  public let code: Code
  /// The file.
  public let place: String
  /// What is wrong.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  init(_ code: Code, at place: String, _ problem: String, remedy: String) {
    self.code = code
    self.place = place
    self.problem = problem
    self.remedy = remedy
  }

  /// Wraps the failure of a system call at a file.
  init(_ error: FileError) {
    self.init(.system, at: error.path, error.explanation, remedy: "name a model file that can be read")
  }
}

extension NeuralModelError: CustomStringConvertible {
  /// One line: where, what, and the remedy.
  ///
  /// Its wording may change.
  public var description: String { "\(place): \(problem); \(remedy)" }
}
