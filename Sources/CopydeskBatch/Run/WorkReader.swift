/// Reads inputs one after another and cuts them into work.
struct WorkReader {
  private var cursor: InputCursor
  private let plan: OutputPlan
  private var current: InputFile?
  private var hasRead = false
  private var lines: JSONLinesReader?
  /// Lines written so far to an output that takes several inputs.
  private var joinedLines = 0
  private var linesOfCurrent = 0

  init(_ cursor: InputCursor, plan: OutputPlan) {
    self.cursor = cursor
    self.plan = plan
  }

  /// The next event, or nil at the end.
  mutating func next() -> WorkEvent? {
    if let input = current { return nextEvent(of: input) }
    switch cursor.next() {
    case nil: return nil
    case .skipped(let path): return .skipped(path)
    case .failure(let error): return .failure(nil, error, begun: false)
    case .file(let input):
      current = input
      hasRead = false
      lines = nil
      linesOfCurrent = 0
      return .begin(input)
    }
  }

  private mutating func nextEvent(of input: InputFile) -> WorkEvent {
    do {
      if let work = try nextWork(of: input) { return .work(work) }
      endInput()
      return .end(input)
    } catch {
      endInput()
      return .failure(input, error, begun: true)
    }
  }

  private mutating func endInput() {
    current = nil
    lines = nil
    if plan.joinsInputs { joinedLines += linesOfCurrent }
  }

  private mutating func nextWork(of input: InputFile) throws(BatchError) -> Work? {
    let output: String? = if case .file(let path) = plan.destination(of: input) { path } else { nil }
    switch input.format {
    case .text:
      guard !hasRead else { return nil }
      hasRead = true
      return Work(input: input, output: output, content: .text(try PlainTextReader.read(input.path)))
    case .jsonl:
      if !hasRead { lines = try JSONLinesReader(input.path) }
      hasRead = true
      guard let block = try lines?.next() else { return nil }
      linesOfCurrent += block.lineCount
      return Work(
        input: input, output: output, content: .records(block, outputLine: block.firstLine + joinedLines))
    }
  }
}
