/// One JSON value as a run of the cursor's bytes: nothing is copied or converted.
public struct JSONToken: Equatable, Sendable {
    /// What a value is.
    public enum Kind: UInt8, Sendable {
        /// `null`.
        case null
        /// `false`.
        case `false`
        /// `true`.
        case `true`
        /// A number without fraction and exponent; the run is its text.
        case integer
        /// Any other number; the run is its text.
        case fraction
        /// A string without escapes; the run is its body, without the quotes.
        case string
        /// A string with escapes; the run is its body as written.
        case escapedString
        /// An array; the run has its brackets.
        case array
        /// An object; the run has its braces.
        case object
    }

    /// What the value is.
    public var kind: Kind
    /// Offset of the run's first byte.
    public var start: Int
    /// Number of bytes.
    public var count: Int

    /// A token by its parts.
    @inlinable
    public init(kind: Kind, start: Int, count: Int) {
        (self.kind, self.start, self.count) = (kind, start, count)
    }

    /// Whether it is a string of either kind.
    @inlinable
    public var isString: Bool { kind == .string || kind == .escapedString }

    /// The run as offsets for slicing.
    @inlinable
    public var bounds: Range<Int> { start..<start + count }
}
