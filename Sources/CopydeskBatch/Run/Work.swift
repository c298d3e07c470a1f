internal import Copydesk

/// A plain file or a block of records, to be cleaned by one task.
struct Work: Sendable {
  enum Content: Sendable {
    case text([UInt8])
    case records(RecordBlock, outputLine: Int)
  }

  var input: InputFile
  var output: String?
  var content: Content

  /// Its size in bytes.
  var size: Int {
    switch content {
    case .text(let bytes): bytes.count
    case .records(let block, _): block.count
    }
  }

  func perform(_ processor: BlockProcessor) -> Result<ProcessedBlock, ConfigurationError> {
    Result { () throws(ConfigurationError) in
      switch content {
      case .text(let bytes): try processor.process(bytes, of: input, output: output)
      case .records(let block, let outputLine):
        try processor.process(block, of: input, output: output, outputLine: outputLine)
      }
    }
  }
}
