/// A closed set of names that CONTRACT fixes: one byte here, a word in messages.
public protocol Named: CaseIterable, Hashable, RawRepresentable, Sendable where RawValue == UInt8 {
    /// The word that messages and ids carry.
    var name: StaticString { get }
}

extension Named {
    /// The case whose name is `bytes`, or `nil`. Cost: one comparison of lengths a case.
    @inlinable
    public init?(named bytes: Span<UInt8>) {
        var raw: UInt8 = 0
        while let candidate = Self(rawValue: raw) {
            if candidate.name.equals(bytes) {
                self = candidate
                return
            }
            raw += 1
        }
        return nil
    }
}

extension StaticString {
    /// Whether the UTF-8 of the two is the same.
    @inlinable
    public func equals(_ bytes: Span<UInt8>) -> Bool {
        guard utf8CodeUnitCount == bytes.count else { return false }
        for i in 0..<bytes.count where utf8Start[i] != bytes[i] { return false }
        return true
    }
}

extension StaticString {
    /// The order of the UTF-8.
    func precedes(_ other: StaticString) -> Bool {
        let left = UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
        return left.lexicographicallyPrecedes(
            UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount))
    }
}
