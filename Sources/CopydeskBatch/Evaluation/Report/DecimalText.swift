internal import Foundation

/// Decimal digits of numbers as Python writes them, so that figures can be compared to the digit.
enum DecimalText {
  /// A number rounded to some decimals: the nearest by its exact binary value, as Python's `round` gives it.
  static func rounded(_ value: Double, _ decimals: Int) -> Double { Double(fixed(value, decimals)) ?? value }

  /// A number with exactly so many decimals.
  static func fixed(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }

  /// A share in per cent with a decimal.
  static func percent(_ share: Double) -> String { fixed(100 * share, 1) + " %" }

  /// A count's share in per cent; a dash if there is nothing to have a share of.
  static func percent(_ count: Int, of total: Int) -> String {
    total == 0 ? "–" : percent(Double(count) / Double(total))
  }
}
