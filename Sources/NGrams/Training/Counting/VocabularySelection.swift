/// Chooses the words of a model, and says which id each surface is counted as.
struct VocabularySelection: Sendable {
  let vocabulary: Vocabulary
  /// By thread, then by place, then by the number of the surface.
  let ids: [[[WordID]]]

  /// Brings the surfaces of all threads together, and frees their tables.
  ///
  /// A spelling's evidence is its count where capitals are its own; occurrences elsewhere go to the likeliest
  /// spelling. Ids follow the falling sum (equal sums by bytes), so that a ``WordResolver`` can take the lowest id
  /// for the most frequent spelling.
  init(_ corpora: TokenizedCorpora, _ options: TrainingOptions) throws(ModelError) {
    let all = SurfaceTable()
    for table in corpora.tables {
      for number in 0..<table.count {
        _ = table.withSurface(number) { all.add($0, weights: table.weights[number]) }
      }
    }
    let order = Self.ranking(all, options)
    var builder = VocabularyBuilder()
    if options.style == .text {
      for tokenClass in TokenClass.allCases {
        var name = tokenClass.rawValue
        _ = name.withUTF8 { builder.insert($0) }
      }
    }
    for number in order { _ = all.withSurface(number) { builder.insert($0) } }
    let vocabulary = try builder.build()
    self.vocabulary = vocabulary
    // From here on the spellings of the threads are enough.
    all.removeAll()
    let resolver = WordResolver(vocabulary)
    ids = corpora.tables.map { table in
      TokenPlace.allCases.map { place in
        (0..<table.count).map { number in
          // Places in which a surface never stood are never asked for.
          guard table.weights[number][Int(place.rawValue)] > 0 else { return Vocabulary.unknown }
          return table.withSurface(number) {
            guard options.style == .whitespace else { return resolver.id(of: $0, at: place) }
            // `<s>` and `</s>` as words of the text would look like its sentences' ends.
            let id = vocabulary.id(of: $0)
            return id < Vocabulary.reservedWords.count ? Vocabulary.unknown : id
          }
        }
      }
    }
    for table in corpora.tables { table.removeAll() }
  }

  /// The bytes of memory it takes.
  var byteCount: Int {
    let numbers = ids.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
    return MemoryLayout<WordID>.stride * numbers + vocabulary.serialized.count
  }

  /// The surfaces that become words, in the order of their ids.
  private static func ranking(_ table: SurfaceTable, _ options: TrainingOptions) -> [Int] {
    var sums = table.weights.map { $0[0] }
    for place in [TokenPlace.initial, .allCapitals] {
      for number in 0..<table.count {
        let weight = table.weights[number][Int(place.rawValue)]
        guard weight > 0 else { continue }
        var best = number
        let spellings = table.withSurface(number) { CaseFolding.spellings(of: $0, at: place) }
        for spelling in spellings {
          guard let other = spelling.withUnsafeBufferPointer({ table.number(of: $0) }) else { continue }
          if table.weights[other][0] > table.weights[best][0] { best = other }
        }
        sums[best] &+= weight
      }
    }
    let minimum = UInt64(max(options.minimumWordCount, 0) * 65_536)
    var order = (0..<table.count).filter { sums[$0] > 0 && sums[$0] >= minimum }
    order.sort { a, b in
      if sums[a] != sums[b] { return sums[a] > sums[b] }
      return table.withSurface(a) { a in table.withSurface(b) { b in a.lexicographicallyPrecedes(b) } }
    }
    return Array(order.prefix(options.vocabularyLimit ?? order.count))
  }
}
