/// The small fields of after-sales events, a byte each; 0 means absent, else the raw value + 1.
public struct EventTags: Hashable, Sendable {
    /// Eight bytes, low to high: type, reason, flags (two bits each: opened, activated, sameItem,
    /// foundElsewhere), proposal or evidence, media within limits (1) or not (2), fault, finding, clock.
    public var bits: UInt64

    /// Tags as read back from a state record.
    @inlinable
    public init(bits: UInt64 = 0) { self.bits = bits }

    /// The byte at `place`.
    @inlinable
    public subscript(place: Place) -> UInt8 {
        get { UInt8(truncatingIfNeeded: bits >> (UInt64(place.rawValue) * 8)) }
        set {
            let shift = UInt64(place.rawValue) * 8
            bits = bits & ~(255 << shift) | UInt64(newValue) << shift
        }
    }

    /// The value kept at `place`, or `nil`.
    @inlinable
    public func value<E: RawRepresentable<UInt8>>(_ place: Place) -> E? {
        let byte = self[place]
        return byte == 0 ? nil : E(rawValue: byte - 1)
    }

    /// Keeps `value` at `place`.
    @inlinable
    public mutating func set<E: RawRepresentable<UInt8>>(_ place: Place, _ value: E?) {
        self[place] = value.map { $0.rawValue + 1 } ?? 0
    }

    /// Which byte.
    public enum Place: UInt8, Sendable { case type, reason, flags, subject, media, fault, finding, clock }

    /// The request's booleans; each absent, false or true.
    public enum Flag: UInt8, CaseIterable, Sendable { case opened, activated, sameItem, foundElsewhere }

    /// A boolean of the request.
    public func flag(_ flag: Flag) -> Bool? {
        switch self[.flags] >> (flag.rawValue * 2) & 3 {
        case 1: false
        case 2: true
        case _: nil
        }
    }

    /// Sets a boolean of the request; `nil` leaves it absent.
    public mutating func set(_ flag: Flag, _ value: Bool?) {
        guard let value else { return }
        self[.flags] = self[.flags] & ~(3 << (flag.rawValue * 2)) | (value ? 2 : 1) << (flag.rawValue * 2)
    }
}
