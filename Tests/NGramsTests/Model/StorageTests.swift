import Bytes
import Testing

@testable import NGrams

@Suite("Storage")
struct StorageTests {
  @Test("keys have an inverse and spread small ids evenly", arguments: [1, 2, 3, 8, 17, 20, 31])
  func keys(bits: Int) {
    let key = WordKey(bits: bits)
    let ids = (0..<UInt32(min(1 << bits, 1_000)))
    #expect(ids.allSatisfy { key.id(of: key.key(of: $0)) == $0 && key.key(of: $0) < 1 << bits })
    let quarters = Dictionary(grouping: ids, by: { key.key(of: $0) >> UInt32(max(0, bits - 2)) }).mapValues(\.count)
    #expect(quarters.values.allSatisfy { abs($0 * min(4, 1 << bits) - ids.count) <= 16 })
  }

  @Test(
    "decimal numbers",
    arguments: [
      ("0", 0), ("-1.25", -1.25), ("+3", 3), ("-0.30103", -0.30103), ("1e-05", 1e-5), ("-2.5E+1", -25), (".5", 0.5),
      ("-99", -99), ("-inf", -.infinity), ("-1.2345678901234567890123", -1.2345679), ("1e-60", 0),
      ("123456789012345678901", 1.2345679e20),
    ] as [(String, Float)])
  func decimals(text: String, value: Float) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { DecimalParser.float($0) } == value)
  }

  @Test(
    "what is no decimal number", arguments: ["", "-", ".", "1.2.3", "1e", "1e+", "1x", "nan", "e5", "--1", "1e999999"])
  func noDecimals(text: String) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { DecimalParser.float($0) } == nil)
  }

  @Test("a quantizer keeps few values exactly, and 0 always")
  func quantizer() {
    let few = (0..<200).map { Float($0) * -0.01 }
    let exact = Quantizer(few)
    #expect(few.allSatisfy { abs(exact.values[Int(exact.code($0))] - $0) < 1e-4 })
    var generator = SplitMix64(seed: 121)
    let many = [0] + (0..<20_000).map { _ in Float.random(in: -6...0.5, using: &generator) }
    let quantizer = Quantizer(many)
    #expect(quantizer.values.count <= 256 && quantizer.values == quantizer.values.sorted())
    #expect(quantizer.values[Int(quantizer.code(0))] == 0)
    #expect(many.allSatisfy { abs(quantizer.values[Int(quantizer.code($0))] - $0) < 0.05 })
    #expect(Quantizer([-1.5]).values == [-1.5] && Quantizer([0, 0]).values == [0])
  }

  @Test("metadata survives its text form")
  func metadata() {
    var metadata: ModelMetadata = ["a=b": "c=d\ne\\n", "recipe": "", "": "x"]
    metadata["gone"] = "y"
    metadata["gone"] = nil
    let read = metadata.text.withUnsafeBytes { ModelMetadata(text: $0) }
    #expect(read == metadata && read.entries.map(\.key) == ["a=b", "recipe", ""])
  }
}
