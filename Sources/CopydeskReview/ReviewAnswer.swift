internal import CopydeskLedger
internal import HTTPTypes
internal import Hummingbird

/// What the server answers.
enum ReviewAnswer {
  /// JSON, written by a closure into one object.
  static func object(_ write: (inout JSONWriter) -> Void) -> Response {
    var json = JSONWriter()
    json.beginObject()
    write(&json)
    json.endObject()
    return bytes(json.bytes, "application/json")
  }

  /// A body of any type.
  static func bytes(
    _ bytes: [UInt8], _ type: String, status: HTTPResponse.Status = .ok, headers: [HTTPField] = []
  ) -> Response {
    var fields = HTTPFields(headers)
    fields[.contentType] = type
    return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// One line that says what was wrong.
  static func error(_ status: HTTPResponse.Status, _ reason: String) -> Response {
    var json = JSONWriter()
    json.beginObject()
    json.member("error", reason)
    json.endObject()
    return bytes(json.bytes, "application/json", status: status)
  }
}
