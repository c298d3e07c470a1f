/// Why documents could not be compressed: there is no memory for it.
struct HTMLBundleError: Error, CustomStringConvertible {
  let status: Int32

  var description: String {
    "the HTML report's documents cannot be compressed (zlib says \(status)); free memory and run again"
  }
}
