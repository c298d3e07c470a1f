internal import Dispatch
internal import Glibc
internal import Synchronization

/// The temporary files that are open, so that an interruption can remove them.
public enum TemporaryFiles {
  private static let open = Mutex<Set<ByteString>>([])
  private static let lastWork = Mutex<(@Sendable () -> Void)?>(nil)

  /// Sets what is done before a signal ends the program.
  public static func beforeEnding(_ work: @escaping @Sendable () -> Void) { lastWork.withLock { $0 = work } }

  /// The permissions new files are not given.
  ///
  /// Read once: the system tells it only while changing it.
  static let creationMask: UInt32 = {
    let mask = umask(0o022)
    umask(mask)
    return mask
  }()

  /// Makes SIGINT, SIGTERM and SIGHUP stop a run between documents, or else remove the temporary files before they end
  /// the program; and a closed pipe an error of the write that meets it.
  public static func removeOnInterruption() {
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler {
        if Interruption.request(number) { return }
        // The lock is kept to the end, so that no file is renamed or made after the others are gone.
        open.withLock { paths in
          for path in paths { unlink(path.string) }
          end(by: number)
        }
      }
      source.resume()
      // It watches as long as the program runs.
      _ = Unmanaged.passRetained(source as AnyObject)
    }
  }

  /// Ends the program if a signal has stopped a run; what the run finished stays.
  public static func endIfInterrupted() {
    guard Interruption.isRequested else { return }
    open.withLock { paths in
      for path in paths { unlink(path.string) }
      end(by: Interruption.signal)
    }
  }

  /// Ends the program as the signal would have, so that a shell sees what happened.
  private static func end(by number: Int32) -> Never {
    lastWork.withLock { $0 }?()
    signal(number, SIG_DFL)
    // Dispatch's threads block signals.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    raise(number)
    _exit(128 + number)
  }

  /// Makes a file from a template that ends in `XXXXXX`; `errno` tells why if that fails.
  ///
  /// The lock is held meanwhile, so that no interruption finds the file made and not yet known.
  static func make(_ template: String) -> (path: String, descriptor: Int32)? {
    open.withLock { paths in
      var name = Array(template.utf8CString)
      let descriptor = name.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.map { mkstemp($0) } ?? -1 }
      guard descriptor >= 0 else { return nil }
      let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      paths.insert(ByteString(path))
      return (path, descriptor)
    }
  }

  static func remove(_ path: String) {
    open.withLock { paths in
      if paths.remove(ByteString(path)) != nil { unlink(path) }
    }
  }

  /// Gives a temporary file its name; `errno` tells why if that fails.
  static func rename(_ path: String, to target: String) -> Bool {
    open.withLock { paths in
      guard Glibc.rename(path, target) == 0 else { return false }
      paths.remove(ByteString(path))
      return true
    }
  }
}
