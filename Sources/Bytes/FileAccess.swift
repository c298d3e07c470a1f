internal import Glibc

/// A failure of a system call.
package struct SystemError: Error, Hashable, Sendable {
  /// The value of `errno`.
  package let code: Int32

  /// Creates the error of a code.
  package init(code: Int32) { self.code = code }

  /// The error of the last system call of this thread.
  package static var last: SystemError { SystemError(code: errno) }

  /// The system's words for the code, such as `No such file or directory`.
  package var reason: String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }
}

/// A failure at a file.
package struct FileError: Error, Hashable, Sendable {
  /// The file or folder.
  package let path: String
  /// What could not be done, such as `cannot be opened`.
  package let problem: String
  /// Why, if the system said so.
  package let cause: SystemError?

  /// Creates an error; the cause is that of the last system call if none is given.
  package init(_ path: String, _ problem: String, _ cause: SystemError? = .last) {
    self.path = path
    self.problem = problem
    self.cause = cause
  }

  /// The problem, with its cause in brackets.
  package var explanation: String { cause.map { "\(problem) (\($0.reason))" } ?? problem }
}

/// System calls that read and write, repeated as often as the system wants it: after a signal and for what is left.
package enum FileAccess {
  /// The most bytes to ask the system for at once; Linux moves no more than 2 GB.
  private static let limit = 1 << 30

  /// Reads once, from where the descriptor stands.
  ///
  /// - Returns: How many bytes were read, 0 only at the end or for a buffer of no bytes.
  package static func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, min(buffer.count, limit))
      if count >= 0 { return count }
      if errno != EINTR { throw .last }
    }
  }

  /// Fills a buffer with the bytes from an offset of a file on; the end of the file before that is an error.
  package static func read(
    _ descriptor: Int32, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemError) {
    var done = 0
    while done < buffer.count, let base = buffer.baseAddress {
      let count = pread(descriptor, base + done, min(buffer.count - done, limit), off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw .last }
      guard count > 0 else { throw SystemError(code: EIO) }
      done += count
    }
  }

  /// Writes all bytes where the descriptor stands.
  package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) throws(SystemError) {
    var done = 0
    while done < bytes.count, let base = bytes.baseAddress {
      let count = Glibc.write(descriptor, base + done, min(bytes.count - done, limit))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .last }
      done += count
    }
  }

  /// Writes all bytes from an offset of a file on.
  package static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, at offset: Int
  ) throws(SystemError) {
    var done = 0
    while done < bytes.count, let base = bytes.baseAddress {
      let count = pwrite(descriptor, base + done, min(bytes.count - done, limit), off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .last }
      done += count
    }
  }

  /// Returns a file's bytes; a pipe will do.
  package static func contents(of path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path, "cannot be opened") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    do throws(SystemError) {
      while true {
        let count = try piece.withUnsafeMutableBufferPointer { buffer throws(SystemError) in
          try read(descriptor, into: UnsafeMutableRawBufferPointer(buffer))
        }
        if count == 0 { return bytes }
        bytes += piece[..<count]
      }
    } catch {
      throw FileError(path, "cannot be read", error)
    }
  }
}
