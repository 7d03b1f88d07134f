/// A sentence of the program's own: what stands in the source, with names and numbers in between.
///
/// A `String` cannot be put into it, neither as a whole nor by interpolation: that is what keeps the content
/// of records out of the log.
public struct LogText: Sendable, Equatable, CustomStringConvertible, ExpressibleByStringInterpolation {
    /// The sentence.
    public let description: String

    /// A sentence as it stands in the source.
    public init(stringLiteral text: StaticString) { description = "\(text)" }

    /// A sentence with names and numbers in it.
    public init(stringInterpolation parts: Interpolation) { description = parts.text }

    /// Several sentences of a kind with `separator` between them.
    public init(_ parts: [LogText], separator: StaticString) {
        description = parts.map(\.description).joined(separator: "\(separator)")
    }

    /// Whole numbers with commas between them.
    public init(_ numbers: [some FixedWidthInteger]) {
        description = numbers.map { "\($0)" }.joined(separator: ",")
    }

    /// Takes the parts of a ``LogText``: literals, names, whole numbers and other sentences.
    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        /// Room for the parts.
        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        /// What stands in the source.
        public mutating func appendLiteral(_ literal: StaticString) { text += "\(literal)" }

        /// A name.
        public mutating func appendInterpolation(_ name: LogName) { text += name.description }

        /// A whole number.
        public mutating func appendInterpolation(_ number: some FixedWidthInteger) { text += "\(number)" }

        /// Another sentence.
        public mutating func appendInterpolation(_ other: LogText) { text += other.description }
    }
}
