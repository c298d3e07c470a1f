/// Whole lines that belong to a news page and not to its article.
///
/// Source: own observation of public news crawls of 2012-2023. A line is compared in lower case, its words joined by
/// single spaces and without punctuation; `@` stands for a handle, an address or a URL, `*` for a name of one to four
/// words. A phrase is listed as certain if no sentence, heading or answer of an article would consist of it alone.
enum BoilerplatePhrases {
  /// What a line is.
  enum Kind: UInt8 { case advertisement, share }

  /// A phrase with the chance that a line that consists of it is no part of an article.
  struct Entry {
    var kind: Kind
    var confidence: Double

    /// Whether it asks to share, without a doubt.
    var isCertainShare: Bool { kind == .share && confidence >= BoilerplatePhrases.certain }
  }

  /// The confidence of phrases that are certain; of every hundred seen none was part of an article.
  static let certain = 0.95
  /// The confidence of phrases an article can hold, as a heading or a pointer of its author; below the standard
  /// profile's least confidence, so that they are reported and kept.
  static let doubtful = 0.7

  /// The phrases without a name in them.
  static let exact: [[UInt8]: Entry] = {
    var table: [[UInt8]: Entry] = [:]
    func add(_ phrases: String, _ kind: Kind, _ confidence: Double) {
      for phrase in phrases.split(separator: "\n") {
        table[Array(phrase.utf8)] = Entry(kind: kind, confidence: confidence)
      }
    }
    add(advertisements, .advertisement, certain)
    add(doubtfulAdvertisements, .advertisement, doubtful)
    add(shares, .share, certain)
    add(doubtfulShares, .share, doubtful)
    return table
  }()

  /// Phrases with a name in them: the words before it and those behind it.
  static let named: [(before: [UInt8], after: [UInt8])] = namedShares.split(separator: "\n").map { phrase in
    let parts = phrase.split(separator: "*", omittingEmptySubsequences: false)
    return (Array(parts[0].utf8), Array((parts.last ?? "").utf8))
  }

  /// Words that, followed by a colon and a headline, point to another article.
  static let pointers: Set<[UInt8]> = Set(
    """
    read more
    more
    read
    also read
    read also
    related
    related article
    related articles
    related story
    related stories
    see also
    see more
    watch
    watch more
    watch also
    recommended
    you might also like
    """.split(separator: "\n").map { Array($0.utf8) })

  /// Names and actions a share bar consists of.
  static let shareBarWords: Set<[UInt8]> = Set(
    """
    share tweet email print facebook twitter whatsapp linkedin reddit pinterest tumblr telegram messenger flipboard
    pocket pin snapchat instagram
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })

  /// Those of them that say what to do.
  static let shareActions: Set<[UInt8]> = Set(
    "share tweet email print pin".split(separator: " ").map { Array($0.utf8) })

  /// First words of all of these, to pass over other lines quickly.
  static let firstWords: Set<[UInt8]> = {
    let phrases = Array(exact.keys) + named.map(\.before) + Array(pointers) + Array(shareBarWords)
    return Set(phrases.map { Array($0.prefix { $0 != 0x20 }) })
  }()

  /// The first four letters of these words, packed big-endian.
  static let openings = Set(firstWords.map { $0.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) } })

  private static let advertisements = """
    advertisement
    advertisements
    advertisement advertisement
    advertisement story continues below
    advertisement article continues below
    advertisement continue reading below
    advertisement continue reading the main story
    advertisement continues below
    advertisement scroll to continue
    advertisement scroll to continue reading
    advertisement skip
    report advertisement
    report this ad
    report ad
    ad feedback
    ad 1
    ad 2
    story continues below
    story continues below advertisement
    story continues below this ad
    story continues below ad
    story continues after advertisement
    story continues after ad
    article continues below
    article continues below advertisement
    article continues below this ad
    article continues after advertisement
    article continues after ad
    article continues after this advert
    text continues below
    post continues below
    video continues below
    continue reading
    continue reading below
    continue reading the main story
    continue reading the story below
    continue reading this story
    scroll down for video
    scroll down for videos
    scroll down for video and more
    scroll down to continue reading
    scroll to continue
    scroll to continue reading
    scroll to continue with content
    this advertisement has not loaded yet but your article continues below
    skip advertisement
    skip ad
    skip to main content
    sponsored content
    sponsored links
    sponsored message
    sponsor message
    paid content
    promoted content
    promoted stories
    click here to subscribe
    click here to sign up
    click here to sign up for our newsletter
    click here to subscribe to our newsletter
    sign up for our newsletter
    sign up for our newsletters
    sign up for our free newsletter
    sign up for our free newsletters
    sign up for our daily newsletter
    sign up for our weekly newsletter
    sign up for our email newsletter
    sign up to our newsletter
    sign up to our free newsletter
    sign up to our daily newsletter
    sign up for the newsletter
    sign up for breaking news alerts
    sign up here
    sign up now
    subscribe now
    subscribe today
    subscribe here
    subscribe to our newsletter
    subscribe to our newsletters
    subscribe to our free newsletter
    subscribe to our daily newsletter
    subscribe to our youtube channel
    subscribe to our channel
    subscribe to continue reading
    get our newsletter
    get our free newsletter
    enter your email
    enter your email address
    loading
    loading please wait
    please wait
    please enable javascript
    please enable javascript to view this content
    your browser does not support the video tag
    your browser does not support the audio element
    media playback is not supported on this device
    media playback is unsupported on your device
    just watched
    replay more videos
    replay more videos must watch
    hide caption
    """

  private static let doubtfulAdvertisements = """
    ad
    ads
    sponsored
    subscribe
    newsletter
    newsletters
    sign up
    most popular
    most read
    trending
    trending now
    recommended stories
    recommended for you
    must watch
    story highlights
    all rights reserved
    story continues
    scroll down
    """

  private static let shares = """
    share on facebook
    share on twitter
    share on whatsapp
    share on linkedin
    share on reddit
    share on pinterest
    share on google
    share on email
    share via email
    share this
    share this article
    share this story
    share this post
    share this page
    share this video
    share this with
    share with friends
    share with your friends
    share this with your friends
    click to share
    click to share on facebook
    click to share on twitter
    click to share on twitter opens in new window
    click to share on facebook opens in new window
    click to share on linkedin opens in new window
    click to share on reddit opens in new window
    click to share on whatsapp opens in new window
    click to share on pinterest opens in new window
    click to share on tumblr opens in new window
    click to share on telegram opens in new window
    click to share on pocket opens in new window
    click to share on skype opens in new window
    click to share on google opens in new window
    click to email a link to a friend opens in new window
    click to email this to a friend opens in new window
    click to print opens in new window
    these are external links and will open in a new window
    these are external links and will open in a new window close share panel
    tweet this
    tweet this article
    tweet this story
    pin it
    email this article
    email this story
    print this article
    print this story
    send to a friend
    copy link
    copy this link
    follow us
    follow us @
    follow us on facebook
    follow us on facebook @
    follow us on twitter
    follow us on twitter @
    follow us on instagram
    follow us on instagram @
    follow us on facebook and twitter
    follow us on twitter and facebook
    follow us on social media
    follow @
    follow @ follow @
    follow @ follow @ follow @
    follow @ on twitter
    follow us @ on twitter
    like us on facebook
    like us on facebook @
    like us on facebook and follow us on twitter
    join us on facebook
    find us on facebook
    visit us on facebook
    read more
    read more here
    read more at @
    read more on @
    read more here @
    read more @
    read the full story here
    read the full article here
    read the full story at @
    read the full article at @
    click here to read more
    click here for more
    click here to read the full story
    click here to read the full article
    """

  private static let doubtfulShares = """
    share
    tweet
    related
    related articles
    related stories
    related article
    related story
    related content
    related topics
    related coverage
    see also
    also read
    more
    more stories
    watch
    watch more
    watch now
    you might also like
    you may also like
    comments
    """

  private static let namedShares = """
    follow * on twitter
    follow * on twitter @
    follow * on twitter at @
    follow * on twitter here
    follow * on twitter or email at @
    follow * on twitter at @ or email at @
    follow * on twitter or e mail to @
    follow * on twitter and facebook
    follow * on facebook
    follow * on facebook and twitter
    follow * on instagram
    follow * on instagram @
    follow * on x @
    follow * on twitter @ reach him at @
    follow * on twitter @ reach her at @
    follow * on twitter @ reach him directly at @
    follow * on twitter @ reach her directly at @
    follow * on twitter @ email him at @
    follow * on twitter @ email her at @
    follow * on twitter or e mail @
    follow * on twitter or email @
    follow * on twitter @ or email at @
    follow * on twitter @ or e mail to @
    follow * @
    """
}
