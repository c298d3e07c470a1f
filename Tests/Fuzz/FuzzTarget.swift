import Bytes
import Copydesk
import CopydeskTestSupport
import Glibc

/// One thing that is fuzzed: takes any bytes, and traps if what must hold does not.
protocol FuzzTarget: SendableMetatype {
  /// What `FUZZ_TARGET` calls it.
  static var name: String { get }
  init() throws
  /// Inputs to begin with that no file of the project is.
  static func seeds() throws -> [[UInt8]]
  mutating func test(_ bytes: [UInt8]) throws
}

extension FuzzTarget {
  static func seeds() throws -> [[UInt8]] { [] }
}

/// The targets there are, in the order in which they run.
let fuzzTargets: [any FuzzTarget.Type] = [
  PipelineTarget.self, DecodingTarget.self, JSONLinesTarget.self, CSVTarget.self, TSVTarget.self, LedgerTarget.self,
  ConfigurationTarget.self, NGramModelTarget.self, WeightsTarget.self, ARPATarget.self, GGUFTarget.self,
  LibraryTarget.self,
]

/// The target that `FUZZ_TARGET` names; it is made once, since it may hold sessions and models.
nonisolated(unsafe) private var chosen: (any FuzzTarget)?

/// Called once by libFuzzer, before the first input.
@c(LLVMFuzzerInitialize)
public func initializeFuzzer(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>
) -> Int32 {
  if let texts = getenv("FUZZ_GENERATED").flatMap({ Int(String(cString: $0)) }) { checkGenerated(texts) }
  let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let type = fuzzTargets.first(where: { $0.name == name }) else {
    stop("FUZZ_TARGET must be one of " + fuzzTargets.map { $0.name }.joined(separator: " "))
  }
  do {
    if let folder = getenv("FUZZ_SEEDS").map({ String(cString: $0) }) {
      let scratch = ScratchFolder(folder)
      for (number, seed) in try type.seeds().enumerated() { scratch.write(seed, to: "made-\(number)") }
      exit(0)
    }
    chosen = try type.init()
  } catch {
    stop("\(name) cannot begin: \(error)")
  }
  return 0
}

/// Called by libFuzzer with each input.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  do {
    try chosen?.test(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    violation("\(error)")
  }
  return 0
}

/// Tells what does not hold, and ends the process in a way that libFuzzer keeps the input for.
func violation(_ text: String) -> Never {
  tell("VIOLATION: \(text)")
  abort()
}

/// Checks generated texts in place of fuzzing, and ends.
private func checkGenerated(_ count: Int) -> Never {
  do {
    let seed = getenv("FUZZ_SEED").flatMap { UInt64(String(cString: $0)) } ?? SplitMix64.testSeed
    let broken = try GeneratedTexts().check(count: count, seed: seed)
    tell("\(count) texts of seed \(seed) in \(Profile.allCases.count) profiles: \(broken) broke a law")
    exit(broken == 0 ? 0 : 1)
  } catch {
    stop("the texts cannot be made: \(error)")
  }
}

func tell(_ text: String) {
  let line = Array((text + "\n").utf8)
  _ = Glibc.write(STDERR_FILENO, line, line.count)
}

private func stop(_ text: String) -> Never {
  tell(text)
  exit(2)
}

/// Bytes of the fuzzer, from which choices are taken first; what is left is the text.
struct FuzzBytes {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isEmpty: Bool { rest.isEmpty }

  /// The next byte, 0 at the end.
  mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  /// The next choice of as many as there are.
  mutating func choice(_ count: Int) -> Int { Int(byte()) % count }

  /// The next bytes, as many as the first of them says at most.
  mutating func piece() -> ArraySlice<UInt8> {
    let count = min(Int(byte()), rest.count)
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}

/// A folder in memory for targets that need files; it is emptied by the runner.
struct ScratchFolder {
  let path: String

  /// Takes a folder that is there.
  init(_ path: String) { self.path = path }

  init() {
    var template = Array((getenv("FUZZ_SCRATCH").map { String(cString: $0) } ?? "/dev/shm").utf8CString)
    template.removeLast()
    template += Array("/copydesk-fuzz.XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
  }

  /// Writes a file anew.
  @discardableResult func write(_ bytes: some Collection<UInt8>, to name: String) -> String {
    let file = path + "/" + name
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    let bytes = Array(bytes)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { violation("\(file) cannot be written") }
      done += count
    }
    close(descriptor)
    return file
  }

  /// A file's bytes; nil if it is not there.
  func read(_ name: String) -> [UInt8]? { try? FileAccess.contents(of: path + "/" + name) }

  func remove(_ names: String...) { for name in names { unlink(path + "/" + name) } }
}
