#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Reads the system's monotonic clock.
///
/// `ContinuousClock` counts in attoseconds of 128 bits; read twice a rule, that was a twentieth of the time of a run.
enum MonotonicClock {
  /// Nanoseconds since some fixed point.
  static var nanoseconds: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
}
