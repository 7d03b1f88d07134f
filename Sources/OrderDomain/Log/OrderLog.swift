/// The compact log of everything known of one order, and what went out for it.
///
/// The state of an order is the fold of this log, always from its first event (DESIGN 3): there is
/// no accumulator, so late, duplicate and corrected events are one mechanism. At rest it is bytes
/// (`Wire`); this is the scratch form, reused from order to order.
public struct OrderLog: Sendable {
    /// More events than this are dead letters, `limit` (R2.5).
    public static let maximumEvents = 2_000
    /// So are those whose words would make more bytes of ids and texts than this: the state record must fit
    /// into a record of Kafka, whose limit is 1 MB where nobody raises it, or its task would stand still.
    static let maximumBytes = 512 * 1_024

    /// Bytes of every id and text below.
    public var heap: [UInt8] = []
    /// The order's id.
    public var orderID = ByteRange.none
    /// Waybills, normal form, in the order of first sight.
    public var waybills: [ByteRange] = []
    /// Couriers as written.
    public var couriers: [ByteRange] = []
    /// Shops.
    public var shops: [ByteRange] = []
    /// After-sale ids.
    public var afterSales: [ByteRange] = []
    /// All events in the order of R1.1.
    public var events: [LoggedEvent] = []
    /// The texts still held.
    public var evidence: [Evidence] = []
    /// The verdicts that stand, one a waybill.
    public var verdicts: [StandingVerdict] = []
    /// What went out beside them, and what the clocks have fired.
    public var ledger = OrderLedger()
    /// The newest event: the largest min(`occurredAt`, record timestamp).
    public var newest = Instant(milliseconds: .min)
    /// The part of the state record it was read from that still says what it holds.
    package var unchanged: UnchangedRecord?

    /// An empty log.
    public init() {}

    /// Forgets everything and keeps the buffers; the next order is `id`.
    public mutating func reset(orderID id: Span<UInt8>) {
        heap.clear()
        waybills.clear()
        couriers.clear()
        shops.clear()
        afterSales.clear()
        events.clear()
        evidence.clear()
        verdicts.clear()
        ledger.reset()
        newest = Instant(milliseconds: .min)
        unchanged = nil
        orderID = store(id)
    }

    /// Appends bytes to the heap and names them.
    public mutating func store(_ bytes: Span<UInt8>) -> ByteRange {
        let start = heap.count
        bytes.withUnsafeBufferPointer { heap.append(contentsOf: $0) }
        return ByteRange(start: start, count: bytes.count)
    }

    /// Whether the bytes of two ranges of the heap, compared as unsigned bytes, stand in order.
    func precedes(_ a: ByteRange, _ b: ByteRange) -> Bool {
        heap[a.bounds].lexicographicallyPrecedes(heap[b.bounds])
    }

    /// Whether an event of that role and id is known already (R5.3). Linear in the events.
    public func contains(role: Role, idHash: UInt64) -> Bool {
        for event in events where event.idHash == idHash && event.kind.role == role { return true }
        return false
    }
}
