internal import Glibc
internal import WordRepair

/// Counts from which a ``DriftModel`` is made.
struct DriftCounts {
  private var atDrift = [Float](repeating: 0, count: MentionMatch.allCases.count)
  private var elsewhere = [Float](repeating: 0, count: MentionMatch.allCases.count)
  private var initial = [Float](repeating: 0.5, count: DriftModel.stateCount)
  private var growth = [Float](repeating: 0.1, count: DriftModel.stateCount)

  mutating func add(_ labelled: LabelledText) {
    var last: Int?
    for (candidate, site) in zip(labelled.rows.candidates, labelled.sites) {
      guard let site, site.drift >= 0, site.drift <= DriftModel.maximum else { continue }
      for drift in 1...DriftModel.maximum {
        let match = Int(MentionMatch(labelled.text, span: candidate.span, drift: drift).rawValue)
        if drift == site.drift { atDrift[match] += 1 } else { elsewhere[match] += 1 }
      }
      if let last { if site.drift >= last { growth[site.drift - last] += 1 } } else { initial[site.drift] += 1 }
      last = site.drift
    }
  }

  func model() -> DriftModel {
    let kinds = Float(atDrift.count)
    let here = atDrift.reduce(0, +) + kinds
    let there = elsewhere.reduce(0, +) + kinds
    let starts = initial.reduce(0, +)
    let steps = growth.reduce(0, +)
    return DriftModel(
      evidence: zip(atDrift, elsewhere).map { logf(($0 + 1) / here) - logf(($1 + 1) / there) },
      initial: initial.map { logf($0 / starts) }, growth: growth.map { logf($0 / steps) })
  }
}
