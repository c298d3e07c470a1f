extension Configuration: Codable {
  /// The names of the settings, as copydesk.yaml has them.
  enum CodingKeys: String, CodingKey, CaseIterable {
    case profile, only, skip, protect, furniture
    case exceptions = "except"
    case customRules = "rules"
    case ruleModes = "set"
    case minimumConfidence = "min-confidence"
    case gapPolicy = "gap"
    case masks = "mask"
    case maximumDocumentSize = "max-document"
  }

  /// Reads settings under the names that copydesk.yaml has for them; those that are left out are the standard's.
  ///
  /// The size of the largest document is a number of bytes. Names of rules and patterns are checked by the ``Cleaner``.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    profile = try container.decodeIfPresent(Profile.self, forKey: .profile) ?? profile
    only = try container.decodeIfPresent(Set<String>.self, forKey: .only) ?? only
    skip = try container.decodeIfPresent(Set<String>.self, forKey: .skip) ?? skip
    ruleModes = try container.decodeIfPresent([String: RuleMode].self, forKey: .ruleModes) ?? ruleModes
    minimumConfidence = try container.decodeIfPresent(Double.self, forKey: .minimumConfidence)
    gapPolicy = try container.decodeIfPresent(GapPolicy.self, forKey: .gapPolicy) ?? gapPolicy
    masks = try container.decodeIfPresent(Set<MaskKind>.self, forKey: .masks) ?? masks
    protectedPatterns = try container.decodeIfPresent([String].self, forKey: .protect) ?? protectedPatterns
    exceptions = try container.decodeIfPresent([String: Set<String>].self, forKey: .exceptions) ?? exceptions
    customRules = try container.decodeIfPresent([CustomRule].self, forKey: .customRules) ?? customRules
    furniture = try container.decodeIfPresent([String].self, forKey: .furniture) ?? furniture
    maximumDocumentSize =
      try container.decodeIfPresent(Int.self, forKey: .maximumDocumentSize) ?? maximumDocumentSize
  }

  /// Writes every setting; sets are sorted, so that equal configurations are written alike.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(profile, forKey: .profile)
    try container.encode(only.sorted(), forKey: .only)
    try container.encode(skip.sorted(), forKey: .skip)
    try container.encode(ruleModes, forKey: .ruleModes)
    try container.encodeIfPresent(minimumConfidence, forKey: .minimumConfidence)
    try container.encode(gapPolicy, forKey: .gapPolicy)
    try container.encode(protectedPatterns, forKey: .protect)
    // What few configurations have is not written where it is empty.
    if !masks.isEmpty { try container.encode(masks.map(\.rawValue).sorted(), forKey: .masks) }
    if !exceptions.isEmpty { try container.encode(exceptions.mapValues { $0.sorted() }, forKey: .exceptions) }
    if !customRules.isEmpty { try container.encode(customRules, forKey: .customRules) }
    if !furniture.isEmpty { try container.encode(furniture, forKey: .furniture) }
    try container.encode(maximumDocumentSize, forKey: .maximumDocumentSize)
  }
}
