internal import Bytes
internal import UnicodeText

/// Why a model or an ARPA file cannot be read or written.
///
/// Whatever a file contains, reading it never traps: it throws one of these errors.
public struct ModelError: Error, Hashable, Sendable {
  /// The kinds of failure.
  public enum Code: Hashable, Sendable {
    /// The system refused to open, read, map, write or rename a file.
    case system
    /// The file is not a model, or not an ARPA file.
    case foreign
    /// The file is a model that was never finished.
    case incomplete
    /// The file is a model of another format version or for another kind of machine.
    case unsupported
    /// The file is a model whose content contradicts itself or its checksum.
    case damaged
    /// A line of an ARPA file does not follow the format.
    case malformed
    /// The n-grams exceed what a model holds, such as an order above ``LanguageModel/maximumOrder``.
    case limit
    /// An ``NGramSource`` broke its contract.
    case invalidSource
  }

  /// The kind of failure.
  public let code: Code
  /// Where it happened: a path, with a line number if there is one, or a part of the model.
  public let place: String
  /// What is wrong.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  /// Makes an error of its parts, each of which is a clause without a full stop.
  public init(_ code: Code, at place: String, _ problem: String, remedy: String) {
    self.code = code
    self.place = place
    self.problem = problem
    self.remedy = remedy
  }
}

extension ModelError {
  /// Wraps the failure of a system call at a file.
  init(_ error: FileError, remedy: String = "check the path, its permissions and the free space") {
    self.init(.system, at: error.path, error.explanation, remedy: remedy)
  }

  /// Wraps ICU's failure to open its rules.
  init(_ error: ICUError) {
    self.init(.system, at: "ICU", "\(error)", remedy: "install ICU with its data")
  }

  /// Runs a body that works on files, and wraps its errors.
  static func wrapping<Result: ~Copyable>(
    _ body: () throws(FileError) -> Result
  ) throws(ModelError) -> Result {
    do throws(FileError) { return try body() } catch { throw ModelError(error) }
  }
}

extension ModelError: CustomStringConvertible {
  /// One line: where, what, and the remedy.
  ///
  /// Its wording may change.
  public var description: String { "\(place): \(problem); \(remedy)" }
}
