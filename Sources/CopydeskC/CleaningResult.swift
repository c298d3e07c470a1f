internal import Copydesk
internal import CopydeskLedger

/// A cleaned text and its ledger.
final class CleaningResult: Sendable {
  let text: OwnedBytes
  let ledger: OwnedBytes

  init(_ cleaned: CleanedDocument, original: [UInt8]) {
    text = OwnedBytes(cleaned.bytes)
    ledger = OwnedBytes(LedgerLine.encode(cleaned.ledger, original: original, output: nil))
  }
}
