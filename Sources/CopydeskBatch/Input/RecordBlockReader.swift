/// Reads an input in blocks of whole records.
protocol RecordBlockReader {
  /// The next records, or nil at the end.
  mutating func next() throws(BatchError) -> RecordBlock?
  /// Passes over what an earlier run has done; gives whether the input is still the one it read.
  mutating func skip(to position: ReadPosition) throws(BatchError) -> Bool
}
