public import CCopydesk

// The functions of copydesk.h that clean a column.

/// Cleans every text of a column.
@c @implementation
public func copydesk_clean_array(
  _ cleaner: OpaquePointer?, _ texts: UnsafePointer<ArrowArray>?, _ texts_schema: UnsafePointer<ArrowSchema>?,
  _ ids: UnsafePointer<ArrowArray>?, _ ids_schema: UnsafePointer<ArrowSchema>?, _ threads: Int,
  _ results: UnsafeMutablePointer<ArrowArray>?, _ results_schema: UnsafeMutablePointer<ArrowSchema>?
) -> copydesk_status {
  copydesk_clean_array_of_sources(
    cleaner, texts, texts_schema, ids, ids_schema, nil, nil, threads, results, results_schema)
}

/// Cleans every text of a column whose sources another one tells.
@c @implementation
public func copydesk_clean_array_of_sources(
  _ cleaner: OpaquePointer?, _ texts: UnsafePointer<ArrowArray>?, _ texts_schema: UnsafePointer<ArrowSchema>?,
  _ ids: UnsafePointer<ArrowArray>?, _ ids_schema: UnsafePointer<ArrowSchema>?,
  _ sources: UnsafePointer<ArrowArray>?, _ sources_schema: UnsafePointer<ArrowSchema>?, _ threads: Int,
  _ results: UnsafeMutablePointer<ArrowArray>?, _ results_schema: UnsafeMutablePointer<ArrowSchema>?
) -> copydesk_status {
  guard let results, let results_schema else {
    return LibraryError.argument(results == nil ? "results" : "results_schema").report()
  }
  // One that was released is what a consumer may pass over.
  results.initialize(to: ArrowArray())
  results_schema.initialize(to: ArrowSchema())
  do throws(LibraryError) {
    let shared = try Handles.cleaners.held(cleaner, "cleaner")
    let column = try ArrowTexts(texts, texts_schema, "texts")
    let names = ids == nil ? nil : try ArrowTexts(ids, ids_schema, "ids")
    guard names.map({ $0.count == column.count }) ?? true else {
      throw .array("ids", "it has \(names?.count ?? 0) rows where texts has \(column.count); pass a name for each text")
    }
    let origins = sources == nil ? nil : try ArrowTexts(sources, sources_schema, "sources")
    guard origins.map({ $0.count == column.count }) ?? true else {
      throw .array(
        "sources", "it has \(origins?.count ?? 0) rows where texts has \(column.count); pass a source for each text")
    }
    guard 0...1024 ~= threads else {
      throw .array(
        "threads", "it is \(UInt(bitPattern: threads)); pass a number up to 1,024, or 0 for one on each core")
    }
    let groups = try ArrayCleaning(cleaner: shared, texts: column, names: names, sources: origins)
      .groups(threads: threads)
    let made = try ArrowResults(groups, format: column.format)
    results.initialize(to: made.array)
    results_schema.initialize(to: made.schema)
    return COPYDESK_OK
  } catch {
    return error.report()
  }
}
