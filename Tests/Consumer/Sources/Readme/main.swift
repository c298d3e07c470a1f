// README.md's first example in Swift; `make generate` takes it from there.
// swift-format-ignore-file

import Copydesk
import EnglishModel
import WordRepair

let cleaner = try Cleaner(plugins: [WordRules(model: EnglishModel.repairModel())])
let cleaned = try cleaner.clean("It is n't over , he said .")
print(cleaned.text)  // It isn't over, he said.
for finding in cleaned.ledger.findings { print(finding.rule, finding.range, finding.confidence) }
let original = try cleaned.ledger.script().revert(from: cleaned.text)  // byte for byte
