internal import Glibc
public import UnicodeText

/// A text as the stages so far have left it, with what rules ask of it computed once and on demand.
///
/// The bytes live as long as the object; rules must not keep ``view`` beyond their call.
/// Not thread-safe: each task cleans with its own.
public final class WorkingText {
  /// The bytes, with reads beyond either end giving zero.
  public let view: ByteView
  /// The name of the document the text is of.
  ///
  /// For rules that look things up in other documents and must know their own. No verdict may depend on it otherwise.
  public let documentID: String
  /// The source the document names; nil for none.
  public let source: String?
  /// Which pairs of adjacent byte classes occur.
  public let census: BytePairCensus

  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private let resources: TextResources
  private var analyses: [ObjectIdentifier: Any] = [:]

  init(_ bytes: [UInt8], resources: TextResources, documentID: String = "", source: String? = nil) {
    self.documentID = documentID
    self.source = source
    buffer = .allocate(capacity: bytes.count)
    _ = buffer.initialize(fromContentsOf: bytes)
    let constant = UnsafeBufferPointer(buffer)
    view = ByteView(constant)
    census = BytePairCensus(constant)
    self.resources = resources
  }

  deinit { buffer.deallocate() }

  /// The number of bytes.
  public var count: Int { view.count }

  /// Whether another text has the same bytes.
  func reads(as other: WorkingText) -> Bool {
    if self === other { return true }
    guard count == other.count, let bytes = buffer.baseAddress, let others = other.buffer.baseAddress else {
      return count == 0 && other.count == 0
    }
    return memcmp(bytes, others, count) == 0
  }

  /// What is to be written where a word is lost.
  public var gapPolicy: GapPolicy { resources.gapPolicy }

  /// The profile of the configuration.
  public var profile: Profile { resources.profile }

  /// What a rule's plug-in made for the session; nil if the cleaner has no such plug-in.
  public func resource<Resource: AnyObject>(_ type: Resource.Type) -> Resource? {
    resources.pluginResources[ObjectIdentifier(type)] as? Resource
  }

  /// Compares readings of a place; see ``likelihoodGain(of:for:)``.
  var readingScorer: (any ReadingScorer)? { resources.readingScorer }

  /// The bytes of a range, clamped to the text.
  public subscript(range: Range<Int>) -> ArraySlice<UInt8> { ArraySlice(view.bytes(range)) }

  /// The text in ICU's words, numbers, marks and spaces.
  public lazy var tokens: TokenBuffer = resources.tokenize(view.buffer)

  /// The lines, without their terminators.
  public lazy var lines: [Range<Int>] = view.lines()

  /// Spans no rule may edit: URLs, addresses, handles, hashtags, file names, and the user's patterns.
  public lazy var protectedSpans: ProtectedSpans = {
    let spans = ProtectedSpans(in: view, patterns: resources.protectedPatterns)
    if let stopped = spans.stoppedPattern { resources.noteStoppedPattern(stopped) }
    return spans
  }()

  /// Whether and how the text is tokenized.
  ///
  /// A stored property, not an ``analysis(_:_:)``, because it is read for every edit.
  public private(set) lazy var tokenization = TokenizationGate(self)

  /// The languages of the paragraphs.
  ///
  /// A stored property, not an ``analysis(_:_:)``, because it is read for every edit of a rule of one language.
  private(set) lazy var languages = ParagraphLanguages(view, lines)

  /// An analysis of this text that several rules share, computed at the first call.
  public func analysis<Value>(_ type: Value.Type, _ compute: (WorkingText) -> Value) -> Value {
    if let known = analyses[ObjectIdentifier(type)] as? Value { return known }
    let value = compute(self)
    analyses[ObjectIdentifier(type)] = value
    return value
  }
}

/// What one task needs to look at texts: its own word breaker, and the user's compiled patterns.
///
/// Not thread-safe, since ICU's break iterators are not; every task makes its own.
final class TextResources {
  let protectedPatterns: [PatternMatcher]
  private let patternSources: [String]
  /// A pattern that was stopped in the document at hand.
  var stoppedPattern: String?
  let gapPolicy: GapPolicy
  let profile: Profile
  private let breaker: WordBreaker

  /// What plug-ins made for the session, by type.
  let pluginResources: [ObjectIdentifier: AnyObject]
  private let plugins: [any RulePlugin]
  /// Compares readings of a place; opened when a rule first asks, nil without a plug-in that knows a language.
  private(set) lazy var readingScorer: (any ReadingScorer)? = plugins.lazy.compactMap { $0.makeReadingScorer() }.first

  init(_ configuration: Configuration, plugins: [any RulePlugin] = []) throws(ConfigurationError) {
    var made: [ObjectIdentifier: AnyObject] = [:]
    for plugin in plugins {
      if let resource = try plugin.makeResource() { made[ObjectIdentifier(type(of: resource))] = resource }
    }
    pluginResources = made
    self.plugins = plugins
    gapPolicy = configuration.gapPolicy
    profile = configuration.profile
    do {
      breaker = try WordBreaker()
    } catch {
      throw .unicodeUnavailable("\(error)")
    }
    var compiled: [PatternMatcher] = []
    for pattern in configuration.protectedPatterns {
      do {
        compiled.append(try PatternMatcher(pattern))
      } catch {
        throw .invalidPattern(pattern, reason: error.patternReason)
      }
    }
    protectedPatterns = compiled
    patternSources = configuration.protectedPatterns
  }

  /// Notes that a pattern, by its place, did not come to its end.
  func noteStoppedPattern(_ index: Int) {
    if patternSources.indices.contains(index) { stoppedPattern = patternSources[index] }
  }

  func tokenize(_ text: UnsafeBufferPointer<UInt8>) -> TokenBuffer {
    var tokens = TokenBuffer()
    breaker.tokenize(text, into: &tokens)
    return tokens
  }
}
