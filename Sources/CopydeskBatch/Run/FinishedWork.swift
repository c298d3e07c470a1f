internal import Copydesk

/// A task's result, with the number its work was given.
struct FinishedWork: Sendable {
  var number: Int
  var result: Result<ProcessedBlock, ConfigurationError>
}
