/// Takes the next bytes of an output: writes them to a file, a pipe, or an array.
///
/// What it throws ends the report and reaches the caller unchanged.
public typealias ByteSink = ([UInt8]) throws -> Void
