internal import CCopydesk
internal import Copydesk
internal import EnglishModel
internal import WordRepair

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
    do throws(RepairModelError) {
      return try EnglishModel.repairModel(languagePath: path, weightsPath: weights)
    } catch {
      throw .model(error.description)
    }
  }
}
