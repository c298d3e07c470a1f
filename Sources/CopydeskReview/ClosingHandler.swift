internal import HTTPTypes
internal import NIOCore
internal import NIOHTTPTypes

/// Closes a connection behind a response that says so.
///
/// Hummingbird closes where the request asked for it. One that was refused must not be followed by another, and a client
/// of HTTP/1.0 takes the end of the connection for the end of the response.
final class ClosingHandler: ChannelOutboundHandler, RemovableChannelHandler {
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private var closes = false

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head): closes = head.headerFields[.connection] == "close"
    case .body: break
    case .end where closes:
      let written = promise ?? context.eventLoop.makePromise(of: Void.self)
      let channel = context.channel
      written.futureResult.whenComplete { _ in channel.close(promise: nil) }
      return context.write(data, promise: written)
    case .end: break
    }
    context.write(data, promise: promise)
  }
}
