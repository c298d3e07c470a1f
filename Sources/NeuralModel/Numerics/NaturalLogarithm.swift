/// The natural logarithm of a positive, finite, normal number.
///
/// Not libm's, whose last bit differs from version to version. The series of the area tangent reaches its 11th term:
/// below √2 the rest is under 10⁻¹⁷.
func naturalLogarithm(_ x: Double) -> Double {
  var fraction = x.significand
  var exponent = Double(x.exponent)
  if fraction > 1.414_213_562_373_095_1 {
    fraction /= 2
    exponent += 1
  }
  let s = (fraction - 1) / (fraction + 1)
  var sum = 0.0
  for term in stride(from: 21, through: 1, by: -2) { sum = sum * s * s + 1 / Double(term) }
  return exponent * 0.693_147_180_559_945_31 + 2 * s * sum
}
