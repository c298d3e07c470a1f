/// Why a consumer could not take what it was given.
enum DeliveryError: Error {
  /// The output of this input fails; others can go on.
  case input(BatchError)
  /// The run cannot go on.
  case run(BatchError)
}
