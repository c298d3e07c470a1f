/// A gold set of two documents small enough to be scored by hand, what was made of them, and the findings.
///
/// In `bridge`, `the mayor` was written over `open` and is repaired; a flag stands where nothing is wrong. In `town`
/// nothing was damaged, and cleaning changed a word.
enum GoldSet {
  static let gold = """
    {"id": "bridge", "genre": "news", "damaged": "The council will the mayor the bridge today.", \
    "clean": "The council will open the bridge today.", \
    "sites": [{"start": 17, "end": 26, "clean_start": 17, "clean_end": 21, "drift": 2}]}
    {"id": "town", "damaged": "She met him in the town. They spoke for an hour.", \
    "clean": "She met him in the town. They spoke for an hour.", "sites": []}

    """

  static let cleaned = """
    {"id": "bridge", "text": "The council will open the bridge today."}
    {"id": "town", "text": "She met him in the town. They spoke for an evening."}

    """

  static let edits = """
    {"id": "bridge", "rule": "pasted", "category": "scramble", "outcome": "repaired", "start": 17, "end": 26, \
    "after": "open", "confidence": 0.93, "evidence": {"suggestion": "close", "suggestion": "open", "drift": "3"}}
    {"id": "bridge", "rule": "lost", "category": "gap", "outcome": "flagged", "start": 0, "end": 3, "confidence": 0.4}
    {"id": "town", "rule": "pasted", "category": "scramble", "outcome": "repaired", "start": 43, "end": 47, \
    "after": "evening", "confidence": 0.87}
    {"id": "town", "rule": "space", "category": "spacing", "outcome": "repaired", "start": 3, "end": 4, "after": " "}

    """

  /// The lines of all documents: 8 and 13 gold words, 2 word edits before (`open` against `the mayor`) and 1 after.
  static let summary = """
    all: 2 documents, 21 words, 1 sites
      wer          9.524 -> 4.762 per 100 words (50.0 % removed)
      harm         476.19 per 10,000 words
      site repair  100.0 %
      detection    P 0.333  R 1.000  F0.5 0.385  (3 findings)
      calibration  0.8: 0/1  0.9: 1/1
      verbatim     50.0 % of undamaged sentences

    """

  static let tables = """

    rules (true: touches a site; only findings about words can be)
      rule    category  findings  repaired  flagged  true  precision  exactly right
      lost         gap         1         0        1     0      0.0 %              0
      pasted  scramble         2         2        0     1     50.0 %              1
      space    spacing         1         1        0     –          –              –

    sites by the number of words missing (suggested: right among the first five)
      words  sites    found  repaired  of found  suggested  of found
      1          1  100.0 %   100.0 %   100.0 %          1   100.0 %
      all        1  100.0 %   100.0 %   100.0 %          1   100.0 %

    reliability of stated confidence
      confidence  repairs   mean  right
      0.8               1  0.870  0.000
      0.9               1  0.930  1.000
      expected calibration error 0.4700 over 2 repairs

    repairs by the error of the drift
      drift stated less true  repairs    right
      1                             1  100.0 %

    """
}
