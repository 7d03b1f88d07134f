/// A set of fields: one bit each.
struct FieldSet: Equatable {
    private var bits: UInt64 = 0

    init(_ fields: Field...) { for field in fields { insert(field) } }

    var isEmpty: Bool { bits == 0 }

    @inline(__always)
    func contains(_ field: Field) -> Bool { bits >> UInt64(field.rawValue) & 1 == 1 }

    @inline(__always)
    mutating func insert(_ field: Field) { bits |= 1 << UInt64(field.rawValue) }

    /// Takes the first field out, in the order of ``Field``.
    @inline(__always)
    mutating func popFirst() -> Field? {
        let field = Field(rawValue: UInt8(truncatingIfNeeded: bits.trailingZeroBitCount))
        bits &= bits &- 1
        return field
    }

    @inline(__always)
    func union(_ other: Self) -> Self { var set = self; set.bits |= other.bits; return set }

    @inline(__always)
    func intersection(_ other: Self) -> Self { var set = self; set.bits &= other.bits; return set }

    @inline(__always)
    func subtracting(_ other: Self) -> Self { var set = self; set.bits &= ~other.bits; return set }
}
