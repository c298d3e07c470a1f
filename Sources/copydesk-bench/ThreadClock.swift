import Glibc

/// The CPU time of the calling thread: other jobs on the machine slow it down, but are not counted in it.
enum ThreadClock {
  /// Nanoseconds of CPU time so far.
  static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
