import Bytes
import Testing

@Suite struct BinaryCodingTests {
  private func reading<Value>(_ bytes: [UInt8], _ body: (inout BinaryReader) -> Value) -> Value {
    bytes.withUnsafeBytes { buffer in
      var reader = BinaryReader(buffer)
      return body(&reader)
    }
  }

  @Test func `what was written is read again`() {
    var writer = BinaryWriter()
    writer.append(UInt8(7))
    writer.append(UInt32(0x0102_0304))
    writer.append(UInt64.max)
    writer.append(Float(-1.5))
    writer.pad(to: 4)
    writer.appendCounted([0.25, 4] as [Float])
    writer.appendCounted("quay")
    writer.appendCounted([9, 8, 7] as [UInt8])
    #expect(writer.bytes.prefix(5) == [7, 4, 3, 2, 1])
    reading(writer.bytes) { reader in
      #expect(reader.integer(UInt8.self) == 7)
      #expect(reader.integer(UInt32.self) == 0x0102_0304)
      #expect(reader.integer(UInt64.self) == .max)
      #expect(reader.float() == -1.5)
      #expect(reader.bytes(3).map(Array.init) == [0, 0, 0])
      #expect(reader.floats(limit: 2) == [0.25, 4])
      #expect(reader.text(limit: 10) == "quay")
      #expect(!reader.isAtEnd)
      #expect(reader.countedBytes(limit: 3).map(Array.init) == [9, 8, 7])
      #expect(reader.isAtEnd)
    }
  }

  @Test func `reads past the end and above a limit give nil`() {
    reading([1, 0, 0]) { reader in
      #expect(reader.integer(UInt32.self) == nil)
      #expect(reader.float() == nil)
      #expect(reader.bytes(4) == nil)
      #expect(reader.bytes(-1) == nil)
      #expect(reader.offset == 0)
    }
    reading([5, 0, 0, 0, 65, 66, 67, 68, 69]) { reader in
      var second = reader
      #expect(reader.text(limit: 4) == nil)
      #expect(second.text(limit: 5) == "ABCDE")
      #expect(second.isAtEnd)
    }
    reading([0xFF, 0xFF, 0xFF, 0xFF]) { reader in #expect(reader.floats(limit: 1 << 20) == nil) }
    reading([0, 0, 0x80, 0x7F]) { reader in #expect(reader.float() == nil) }
  }

  /// The body of sealed bytes, or what is wrong with them.
  private func opened(_ bytes: [UInt8], as kind: StaticString = "KINDKIND") -> Result<[UInt8], SealedBytes.Flaw> {
    bytes.withUnsafeBytes { bytes in
      do throws(SealedBytes.Flaw) {
        return .success(Array(try SealedBytes.open(bytes, as: kind)))
      } catch {
        return .failure(error)
      }
    }
  }

  @Test func `sealed bytes give their body, and every change of a byte is found`() {
    let sealed = SealedBytes.seal(Array("a short table".utf8), as: "KINDKIND")
    #expect(opened(sealed) == .success(Array("a short table".utf8)))
    #expect(opened(sealed, as: "KINDRED.") == .failure(.otherKind))
    for index in 8..<sealed.count {
      var changed = sealed
      changed[index] ^= 0x10
      #expect(opened(changed) == .failure(.notWhole))
    }
    for count in 8..<sealed.count { #expect(opened(Array(sealed.prefix(count))) == .failure(.notWhole)) }
    #expect(opened(Array(sealed.prefix(7))) == .failure(.otherKind))
  }
}
