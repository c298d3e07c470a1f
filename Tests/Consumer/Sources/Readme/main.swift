import Copydesk

let cleaner = try Cleaner(Configuration(profile: .standard))
let session = try cleaner.makeSession()              // one for each task
let cleaned = session.clean(Document(id: "a", text: "It is n't over , he said ."))
// cleaned.bytes    "It isn't over, he said."
// cleaned.ledger   what was found where, with confidence and evidence
let script = try cleaned.ledger.script()
// script.revert(from: cleaned.bytes) == the original
