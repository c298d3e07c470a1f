internal import Copydesk

/// Goes through the documents of inputs in parallel, for what they hold rather than to clean them.
///
/// Results are handed on as they come; what is made of them must not depend on their order.
struct DocumentScan {
  let records: RecordOptions
  let jobs: Int
  /// Files the run writes, which are no input.
  let ownFiles: [String]

  /// Makes a part of the result from each plain text or block of records.
  ///
  /// - Parameters:
  ///   - inputs: What is read.
  ///   - isStrict: Whether an input that cannot be read ends the scan; otherwise it is left to the run that cleans it.
  ///   - part: Looks at the documents of one text or block; called in several tasks at once.
  ///   - combine: Adds a part to the result; called in one task.
  /// - Throws: ``BatchError`` if ICU cannot be opened, or an input cannot be read and `isStrict` is set.
  /// - Complexity: O(*n*) in the bytes; memory of `jobs` blocks or texts and what they give.
  func run<Part: Sendable>(
    _ inputs: InputSet, isStrict: Bool, part: @escaping @Sendable ([Document]) throws(ConfigurationError) -> Part,
    combine: (Part) -> Void
  ) async throws(BatchError) {
    let records = records
    let jobs = max(1, jobs)
    let failure: BatchError? = await withTaskGroup(of: Result<Part, ConfigurationError>.self) { group in
      do throws(BatchError) {
        var reader = WorkReader(InputCursor(inputs, excluding: ownFiles), options: records)
        var running = 0
        while let event = try reader.next() {
          if isStrict, let error = Self.failure(event) { throw error }
          guard case .work(let work) = event else { continue }
          if running >= jobs, let finished = await group.next() {
            running -= 1
            combine(try Self.value(finished))
          }
          running += 1
          group.addTask {
            Result { () throws(ConfigurationError) in try part(Self.documents(of: work, records)) }
          }
        }
        while let finished = await group.next() { combine(try Self.value(finished)) }
        return nil
      } catch {
        group.cancelAll()
        return error
      }
    }
    if let failure { throw failure }
  }

  private static func failure(_ event: WorkEvent) -> BatchError? {
    switch event {
    case .failure(let error), .end(_, .cutShort(let error)), .end(_, .failed(let error)): error
    default: nil
    }
  }

  private static func value<Part>(_ result: Result<Part, ConfigurationError>) throws(BatchError) -> Part {
    switch result {
    case .success(let part): part
    case .failure(let error): throw .configuration(error.description)
    }
  }

  private static func documents(of work: Work, _ records: RecordOptions) -> [Document] {
    switch work.content {
    case .text(let bytes): return [Document(id: work.input.path, bytes: bytes)]
    case .records(let block):
      var documents: [Document] = []
      if let reader = try? RecordDocuments(records, path: work.input.path) {
        reader.forEach(in: block) { documents.append($0) }
      }
      return documents
    }
  }
}
