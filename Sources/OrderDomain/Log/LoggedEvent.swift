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
    /// By kind: refundable amount in fen (−1: none), or the services that `placed` names, a bit each.
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
    @inlinable
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
