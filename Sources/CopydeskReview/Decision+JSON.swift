internal import CopydeskBatch
internal import CopydeskLedger

extension RunManifest.Decision {
  /// Writes what was decided, by whom and when, as members of the object that is open.
  func writeMembers(into json: inout JSONWriter) {
    json.member("choice", choice.rawValue)
    json.member("who", who)
    json.member("made", made)
    if let reason { json.member("reason", reason) }
    if let replacement {
      json.key("replacement")
      json.string(replacement)
    }
  }
}
