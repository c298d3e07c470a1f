public import CCopydesk
internal import Copydesk
internal import WordRepair

// The functions of copydesk.h by which documents become evidence for each other.

/// Creates queries.
@c @implementation
public func copydesk_queries_create(_ queries: UnsafeMutablePointer<OpaquePointer?>?) -> copydesk_status {
  Handles.queries.create(queries, "queries") { SharedQueries() }
}

/// Adds what a document asks for.
@c @implementation
public func copydesk_queries_add(
  _ queries: OpaquePointer?, _ text: UnsafePointer<CChar>?, _ length: Int
) -> copydesk_status {
  Handles.queries.use(queries, "queries") { (shared) throws(LibraryError) in
    try shared.add(try Document(text: text, length, id: nil, 0))
  }
}

/// Adds queries that were encoded.
@c @implementation
public func copydesk_queries_merge(
  _ queries: OpaquePointer?, _ data: UnsafePointer<CChar>?, _ length: Int
) -> copydesk_status {
  Handles.queries.use(queries, "queries") { (shared) throws(LibraryError) in
    try shared.merge(try argumentBytes(data, length, "data"))
  }
}

/// Encodes queries.
@c @implementation
public func copydesk_queries_encode(
  _ queries: OpaquePointer?, _ data: UnsafeMutablePointer<OpaquePointer?>?
) -> copydesk_status {
  Handles.data.create(data, "data") { () throws(LibraryError) in
    OwnedBytes(try Handles.queries.held(queries, "queries").current.encoded())
  }
}

/// The documents that ask for something.
@c @implementation
public func copydesk_queries_count(_ queries: OpaquePointer?) -> Int {
  Handles.queries.count(queries, "queries") { $0.documents }
}

/// Frees queries.
@c @implementation
public func copydesk_queries_free(_ queries: OpaquePointer?) -> copydesk_status {
  Handles.queries.free(queries, "queries")
}

/// Creates evidence.
@c @implementation
public func copydesk_evidence_create(
  _ queries: OpaquePointer?, _ memory: Int, _ evidence: UnsafeMutablePointer<OpaquePointer?>?
) -> copydesk_status {
  Handles.evidence.create(evidence, "evidence") { () throws(LibraryError) in
    let asked = queries == nil ? nil : try Handles.queries.held(queries, "queries").current
    let limit = memory == 0 ? EvidenceIndexBuilder.defaultMemoryLimit : Int(clamping: UInt(bitPattern: memory))
    return SharedEvidence(EvidenceIndexBuilder(memoryLimit: limit, queries: asked))
  }
}

/// Creates evidence from what was encoded.
@c @implementation
public func copydesk_evidence_decode(
  _ data: UnsafePointer<CChar>?, _ length: Int, _ evidence: UnsafeMutablePointer<OpaquePointer?>?
) -> copydesk_status {
  Handles.evidence.create(evidence, "evidence") { () throws(LibraryError) in
    let bytes = try argumentBytes(data, length, "data")
    do throws(EvidenceError) {
      return SharedEvidence(try EvidenceIndexBuilder(encoded: bytes))
    } catch {
      throw LibraryError(error)
    }
  }
}

/// Adds the sentences of a document.
@c @implementation
public func copydesk_evidence_add(
  _ evidence: OpaquePointer?, _ text: UnsafePointer<CChar>?, _ length: Int, _ id: UnsafePointer<CChar>?,
  _ id_length: Int
) -> copydesk_status {
  Handles.evidence.use(evidence, "evidence") { (shared) throws(LibraryError) in
    try shared.add(try Document(text: text, length, id: id, id_length))
  }
}

/// Adds evidence that was encoded.
@c @implementation
public func copydesk_evidence_merge(
  _ evidence: OpaquePointer?, _ data: UnsafePointer<CChar>?, _ length: Int
) -> copydesk_status {
  Handles.evidence.use(evidence, "evidence") { (shared) throws(LibraryError) in
    try shared.merge(try argumentBytes(data, length, "data"))
  }
}

/// Encodes evidence.
@c @implementation
public func copydesk_evidence_encode(
  _ evidence: OpaquePointer?, _ data: UnsafeMutablePointer<OpaquePointer?>?
) -> copydesk_status {
  Handles.data.create(data, "data") { () throws(LibraryError) in
    OwnedBytes(try Handles.evidence.held(evidence, "evidence").current.encoded())
  }
}

/// The sentences kept.
@c @implementation
public func copydesk_evidence_count(_ evidence: OpaquePointer?) -> Int {
  Handles.evidence.count(evidence, "evidence") { $0.count }
}

/// Frees evidence.
@c @implementation
public func copydesk_evidence_free(_ evidence: OpaquePointer?) -> copydesk_status {
  Handles.evidence.free(evidence, "evidence")
}

/// What was encoded.
@c @implementation
public func copydesk_data_bytes(
  _ data: OpaquePointer?, _ length: UnsafeMutablePointer<Int>?
) -> UnsafePointer<CChar>? {
  Handles.data.show(data, "data", length) { $0 }
}

/// Frees what was encoded.
@c @implementation
public func copydesk_data_free(_ data: OpaquePointer?) -> copydesk_status {
  Handles.data.free(data, "data")
}
