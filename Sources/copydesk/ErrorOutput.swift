import Foundation
import Synchronization

/// Standard error, written to whole lines at a time.
enum ErrorOutput {
  private static let lock = Mutex(())

  /// Whether someone is looking.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static func write(_ text: String) {
    lock.withLock { _ in
      var bytes = Array(text.utf8)[...]
      while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        // A standard error that is closed is no reason to stop.
        guard count > 0 else { return }
        bytes = bytes.dropFirst(count)
      }
    }
  }
}
