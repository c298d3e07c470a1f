import Copydesk
import CopydeskTestSupport
import EnglishModel
import UnicodeText
import WordRepair

/// The whole pipeline, with the built-in model, in all profiles, under the laws.
struct PipelineTarget: FuzzTarget {
  static let name = "pipeline"
  private let laws: [Laws]

  init() throws {
    let model = try EnglishModel.repairModel()
    var configurations: [Configuration] = Profile.allCases.map { Configuration(profile: $0) }
    for gap in GapPolicy.allCases { configurations.append(Configuration(profile: .thorough, gapPolicy: gap)) }
    laws = try configurations.map { try Laws(Cleaner($0, plugins: [WordRules(model: model)])) }
  }

  func test(_ bytes: [UInt8]) {
    var bytes = FuzzBytes(bytes)
    let laws = laws[bytes.choice(laws.count)]
    for broken in laws.violations(of: Array(bytes.rest)) { violation(broken) }
  }
}

/// Bytes in any encoding: the detector, every decoder, and the stage that decodes.
struct DecodingTarget: FuzzTarget {
  static let name = "decoding"
  private static let names = [
    "windows-1252", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-874",
    "IBM850", "KOI8-R", "macintosh", "ISO-8859-1", "ISO-8859-15", "GBK", "Shift_JIS", "EUC-JP", "Big5", "EUC-KR",
    "UTF-16LE",
    "UTF-16BE", "UTF-32LE", "UTF-32BE", "ISO-2022-JP",
  ]
  private let detector: EncodingDetector
  private let decoders: [ByteDecoder]
  private let laws: [Laws]

  init() throws {
    detector = try EncodingDetector()
    decoders = try Self.names.map { try ByteDecoder(named: $0) }
    laws =
      try Profile.allCases.map { try Laws(Cleaner(Configuration(profile: $0, only: ["decode"]))) }
      + [try Laws(Cleaner(Configuration(profile: .standard)))]
  }

  func test(_ bytes: [UInt8]) throws {
    var bytes = FuzzBytes(bytes)
    let laws = laws[bytes.choice(laws.count)]
    let decoder = decoders[bytes.choice(decoders.count)]
    let text = Array(bytes.rest)
    for guess in try detector.guesses(for: text) where !(0...100).contains(guess.confidence) {
      violation("\(guess.name) has confidence \(guess.confidence)")
    }
    let output = try decoder.decode(text)
    if output.bytes.count > 4 * text.count + 4 { violation("\(text.count) bytes became \(output.bytes.count)") }
    for broken in laws.violations(of: text) { violation(broken) }
  }
}
