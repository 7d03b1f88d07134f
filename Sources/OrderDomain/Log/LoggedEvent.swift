/// What an order keeps of one event: the facts that decide, and where the record lies.
///
/// Plain data, so that a log is loaded by copying. Ids are indices into the log's tables; texts are
/// kept for the deciding tracks alone (``Evidence``).
public struct LoggedEvent: Sendable {
    /// An index into one of the log's tables; ``absent`` where the event names none.
    public typealias TableIndex = UInt16
    /// No entry.
    public static let absent: TableIndex = .max

    /// Where it stands in the history (R1.1).
    public var at: Instant
    /// XXH3-64 of its id: the duplicates' key, with ``kind``'s role, and the last tie-break of R1.1.
    public var idHash: UInt64
    /// What happened.
    public var kind: EventKind
    /// A track that knows only its date (R1.7); ``value`` is then 00:00 of that day.
    public var isDate = false
    /// The platform it names; tracks name none.
    public var platform: Platform?
    /// A track's facts.
    public var facts = TrackFacts(bits: 0)
    /// The waybill that it names.
    public var waybill = Self.absent
    /// `shipped`: the waybill that it takes the place of.
    public var replaces = Self.absent
    /// The after-sale.
    public var afterSale = Self.absent
    /// The courier as written.
    public var courier = Self.absent
    /// The shop.
    public var shop = Self.absent
    /// By kind: amount in fen (−1: none), new due in ms, or midnight of a plain date in ms.
    public var value: Int64 = 0
    /// By kind: refundable amount in fen (−1: none).
    public var secondValue: Int64 = 0
    /// How far ``at`` lies ahead of the record's timestamp, in ms; G10 counts from the earlier (R3.11).
    public var lead: Int64 = 0
    /// Small fields of after-sales events.
    public var tags = EventTags()
    /// The id itself, on events that may be named as a cause; empty on others.
    public var eventID = ByteRange.none
    /// `placed`: items; `shipped`: item ids; packed as ``PackedItem`` says.
    public var extra = ByteRange.none
    /// Where its record lies.
    public var source = SourcePosition.none

    /// An event of `kind`, its other fields to be filled.
    public init(_ kind: EventKind, at: Instant, idHash: UInt64) {
        (self.kind, self.at, self.idHash) = (kind, at, idHash)
    }

    /// The order of R1.1: instant, order events before tracks before after-sales events, tracks by
    /// stage and the others by kind, then the hash of the id.
    @inlinable
    public static func precedes(_ a: borrowing LoggedEvent, _ b: borrowing LoggedEvent) -> Bool {
        if a.at != b.at { return a.at < b.at }
        if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
        if a.kind == .track {
            let (left, right) = (a.facts.stage.rank, b.facts.stage.rank)
            if left != right { return left < right }
        }
        return a.idHash < b.idHash
    }

    /// What clocks that start here count from: 00:00 of the next day for a plain date (R1.7).
    @inlinable
    public var clocksFrom: Instant { isDate ? Instant(milliseconds: value) + .days(1) : at }
}

/// Where a record lies; its topic follows from the event's role.
public struct SourcePosition: Hashable, Sendable {
    /// The partition.
    public var partition: Int32
    /// The offset; −1 where the dump gave none.
    public var offset: Int64

    /// A position.
    @inlinable
    public init(partition: Int32, offset: Int64) { (self.partition, self.offset) = (partition, offset) }

    /// No position: the dump gave no offsets.
    @inlinable
    public static var none: Self { Self(partition: 0, offset: -1) }
}

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
