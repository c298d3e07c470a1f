/// How well stated confidence agrees with what came of the repairs: the data of a reliability diagram.
struct Reliability {
  /// Repairs whose confidence lies in the same tenth.
  struct Band {
    /// The least confidence of the band.
    var lower: Double
    var repairs: Int
    var meanConfidence: Double
    /// The share that is right.
    var shareRight: Double
  }

  /// The bands that hold repairs.
  let bands: [Band]
  let repairs: Int
  /// The mean distance of confidence and share right, each band weighted by its repairs (Naeini, Cooper and Hauskrecht,
  /// "Obtaining well calibrated probabilities using Bayesian binning", 2015); nil without repairs.
  let expectedCalibrationError: Double?

  init(_ counts: ScoreCounts) {
    bands = counts.bands.enumerated().compactMap { number, band in
      guard band.repairs > 0 else { return nil }
      let repairs = Double(band.repairs)
      return Band(
        lower: Double(number) / 10, repairs: band.repairs, meanConfidence: band.confidence / repairs,
        shareRight: Double(band.right) / repairs)
    }
    let total = bands.reduce(0) { $0 + $1.repairs }
    repairs = total
    expectedCalibrationError =
      total == 0
      ? nil
      : bands.reduce(0) { $0 + Double($1.repairs) * abs($1.meanConfidence - $1.shareRight) } / Double(total)
  }
}
