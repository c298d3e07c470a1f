// README.md's first example in Swift; `make generate` takes it from there.
// swift-format-ignore-file

import Copydesk

let cleaner = try Cleaner(Configuration(profile: .standard))
let session = try cleaner.makeSession()              // one for each task
let cleaned = session.clean(Document(id: "a", text: "It is n't over , he said ."))
print(String(decoding: cleaned.bytes, as: UTF8.self))    // It isn't over, he said.
for finding in cleaned.ledger.findings { print(finding.rule, finding.range, finding.confidence) }
let script = try cleaned.ledger.script()
let original = try script.revert(from: cleaned.bytes)    // byte for byte
