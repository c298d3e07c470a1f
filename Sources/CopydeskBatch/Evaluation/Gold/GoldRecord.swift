internal import CopydeskReport

/// A document of a gold set: the damaged text, the clean one, and the places that differ in words.
struct GoldRecord {
  var id: String
  var genre: String
  var damaged: String
  var clean: String
  var places: [GoldPlace]
  /// Stretches of the clean text of which nothing is left in the damaged one.
  var droppedRanges: [Range<Int>]

  /// Reads a line `{"id", "damaged", "clean", "sites": [{"start", "end", "clean_start", "clean_end", "drift"?}]}` with
  /// `genre` and `dropped_spans` if they are there; other members are passed over.
  init(line bytes: [UInt8]) throws(EvaluationRecordError) {
    let record = try EvaluationRecord(bytes)
    id = try record.name("id")
    genre = record.isAbsent("genre") ? "?" : try record.text("genre")
    damaged = try record.text("damaged")
    clean = try record.text("clean")
    var places: [GoldPlace] = []
    for site in try record.records("sites") {
      places.append(
        GoldPlace(
          range: try site.range("start", "end"), cleanRange: try site.range("clean_start", "clean_end"),
          drift: site.isAbsent("drift") ? nil : try site.integer("drift")))
    }
    self.places = places
    droppedRanges = record.isAbsent("dropped_spans") ? [] : try record.ranges("dropped_spans")
  }
}
