internal import CCopydesk
internal import Copydesk
internal import EnglishModel
internal import Glibc
internal import NGrams

/// What restores words that were written over: the built-in models, or a caller's.
enum RepairModels {
  /// Opened at the first cleaner and shared by all.
  private static let builtIn = Result { () throws(RepairModelError) in try EnglishModel.repairModel() }

  /// The model of a configuration, given paths of files where it is not the built-in one.
  ///
  /// - Throws: ``LibraryError`` if a file cannot be read or is none of its kind.
  static func model(language path: String?, weights: String?) throws(LibraryError) -> RepairModel {
    if path == nil, weights == nil {
      do {
        return try builtIn.get()
      } catch {
        throw LibraryError(status: COPYDESK_UNAVAILABLE, message: error.description)
      }
    }
    let language: LanguageModel?
    do throws(ModelError) {
      if let path { language = try LanguageModel(path: path) } else { language = nil }
    } catch {
      throw .model(error.description)
    }
    do throws(RepairModelError) {
      guard let weights else { return try EnglishModel.repairModel(language: language) }
      guard let bytes = read(weights) else {
        throw RepairModelError(name: weights, reason: "cannot be read", remedy: "make one with copydesk learn")
      }
      return try bytes.withUnsafeBufferPointer { bytes throws(RepairModelError) in
        try EnglishModel.repairModel(language: language, weights: UnsafeRawBufferPointer(bytes), name: weights)
      }
    } catch {
      throw .model(error.description)
    }
  }

  /// A file's bytes; nil if it cannot be read to its end.
  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }
}
