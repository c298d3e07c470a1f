internal import Copydesk

/// A plain file or a block of records, to be cleaned by one task.
struct Work: Sendable {
  enum Content: Sendable {
    case text([UInt8])
    case records(RecordBlock)
  }

  var input: InputFile
  var content: Content

  /// Its size in bytes.
  var size: Int {
    switch content {
    case .text(let bytes): bytes.count
    case .records(let block): block.count
    }
  }

  func perform(_ processor: BlockProcessor) -> Result<ProcessedBlock, ConfigurationError> {
    Result { () throws(ConfigurationError) in
      switch content {
      case .text(let bytes): try processor.process(bytes, of: input)
      case .records(let block): try processor.process(block, of: input)
      }
    }
  }
}
