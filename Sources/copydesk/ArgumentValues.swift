public import ArgumentParser
public import Copydesk
public import CopydeskBatch
public import Logging

// Options whose values are the names the library gives them.

extension InputFormat: ExpressibleByArgument {}
extension Profile: ExpressibleByArgument {}
extension GapPolicy: ExpressibleByArgument {}
extension StageID: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
extension Logger.Level: @retroactive ExpressibleByArgument {}
