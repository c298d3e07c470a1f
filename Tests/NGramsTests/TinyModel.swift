import NGrams

/// A model small enough to reckon with by hand.
enum TinyModel {
  static let arpa = """
    \\data\\
    ngram 1=6
    ngram 2=5
    ngram 3=2

    \\1-grams:
    -1.5	<unk>
    -99	<s>	-0.4
    -0.9	</s>
    -0.7	the	-0.3
    -1.1	cat	-0.2
    -1.3	sat	-0.1

    \\2-grams:
    -0.5	<s> the	-0.25
    -0.6	the cat	-0.15
    -0.8	cat sat	-0.05
    -0.2	sat </s>
    -1.0	the sat

    \\3-grams:
    -0.35	<s> the cat
    -0.45	the cat sat

    \\end\\

    """

  static func source(in folder: TemporaryFolder) throws -> ARPAFile {
    try ARPAFile(path: folder.file("tiny.arpa", arpa.utf8))
  }
}
