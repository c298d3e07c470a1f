internal import CCopydesk
internal import Copydesk
internal import EnglishModel

/// What restores words that were written over.
enum RepairModels {
  /// Opened at the first cleaner and shared by all.
  private static let opened = Result { () throws(RepairModelError) in try EnglishModel.repairModel() }

  /// The models in the binary.
  static func builtIn() throws(LibraryError) -> RepairModel {
    do {
      return try opened.get()
    } catch {
      throw LibraryError(status: COPYDESK_UNAVAILABLE, message: error.description)
    }
  }
}
