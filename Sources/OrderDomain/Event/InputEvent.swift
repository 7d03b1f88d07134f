/// One valid input record, decoded: the fields of its event's row in CONTRACT 1 and no others.
///
/// Reused from record to record, so that decoding allocates nothing once its buffers have grown.
/// Ids and texts are ranges of ``heap``.
public struct InputEvent: Sendable {
    /// Bytes of every id and text below.
    public var heap: [UInt8] = []
    /// What happened.
    public var kind: EventKind = .track
    /// Where the event stands in its order's history (R1.1, R1.7): for a plain date the earlier of
    /// 23:59:59 of its day and the record's timestamp.
    public var at = Instant(milliseconds: 0)
    /// 00:00 (+08:00) of a plain date; `nil` where the time is known (R1.7).
    public var midnight: Instant?
    /// The record's effective timestamp (R2.0).
    public var timestamp = Instant(milliseconds: 0)
    /// The producer's unique id, or `d-…` (R1.9).
    public var eventID = ByteRange.none
    /// The order; absent on a track whose producer does not know it.
    public var orderID = ByteRange.none
    /// The after-sale; on after-sales events alone.
    public var afterSaleID = ByteRange.none
    /// The waybill, normal form: blanks cut, ASCII letters raised.
    public var waybill = ByteRange.none
    /// The courier as written.
    public var courier = ByteRange.none
    /// The shop; optional.
    public var shop = ByteRange.none
    /// The platform; absent on tracks.
    public var platform: Platform?
    /// Fields that only some kinds have.
    public var details = Details()
    /// A track's text as written.
    public var text = ByteRange.none
    /// A track's status provider; absent without a status.
    public var statusProvider = ByteRange.none
    /// A track's status code: a string, or a number's digits.
    public var statusCode = ByteRange.none
    /// `placed`: the items.
    public var items: [Item] = []
    /// `shipped`: the ids named by `itemIds`.
    public var itemIDs: [ByteRange] = []

    /// An empty event; fill it by decoding.
    public init() {}

    /// What the event brings to task time: min(`occurredAt`, record timestamp) (CONTRACT 4).
    @inlinable
    public var time: Instant { min(at, timestamp) }

    /// Forgets everything and keeps the buffers.
    public mutating func reset() {
        heap.clear()
        items.clear()
        itemIDs.clear()
        (kind, midnight, platform, details) = (.track, nil, nil, Details())
        (eventID, orderID, afterSaleID, waybill) = (.none, .none, .none, .none)
        (courier, shop, text, statusProvider, statusCode) = (.none, .none, .none, .none, .none)
    }

    /// Appends bytes to the heap and names them.
    @inlinable
    public mutating func store(_ bytes: Span<UInt8>) -> ByteRange {
        let start = heap.count
        bytes.withUnsafeBufferPointer { heap.append(contentsOf: $0) }
        return ByteRange(start: start, count: bytes.count)
    }

    /// One item of `placed` (CONTRACT 1), booleans with their defaults.
    public struct Item: Sendable, Equatable {
        /// `itemId`; may be absent.
        public var id = ByteRange.none
        /// `category`; may be absent.
        public var category = ByteRange.none
        /// `perishable`, default false.
        public var perishable = false
        /// `noReasonReturn`, default true.
        public var noReasonReturn = true
        /// `lowValue`, default false.
        public var lowValue = false
        /// `digital`, default false.
        public var digital = false

        /// An item with CONTRACT's defaults.
        public init() {}
    }

    /// Fields that only some kinds have; absent is `nil`.
    public struct Details: Sendable, Equatable {
        /// `requested`, `modified`.
        public var type: RequestType?
        /// `requested`, `modified`.
        public var reason: RequestReason?
        /// `placed`, `requested`, `modified`: fen.
        public var amountFen: Int64?
        /// `requested`, `modified`: fen.
        public var refundableFen: Int64?
        /// `requested`, `modified`.
        public var opened: Bool?
        /// `requested`, `modified`.
        public var activated: Bool?
        /// `requested`, `modified`.
        public var sameItem: Bool?
        /// `requested`, `modified`.
        public var foundElsewhere: Bool?
        /// The `negotiation_…` events.
        public var proposal: Proposal?
        /// `evidence_submitted`.
        public var evidence: EvidenceKind?
        /// `evidence_submitted`: `media.format` as written.
        public var mediaFormat = ByteRange.none
        /// `evidence_submitted`: bytes.
        public var mediaSizeBytes: Int64?
        /// `evidence_submitted`: seconds.
        public var mediaDurationSeconds: Int64?
        /// `courier_fault`.
        public var courierFault: CourierFault?
        /// `return_inspected`.
        public var finding: InspectionFinding?
        /// `return_inspected`.
        public var inspectionFault: InspectionFault?
        /// `deadline_changed`.
        public var dueAt: Instant?
        /// `deadline_changed`; optional.
        public var clock: ClockID?
        /// `shipped`: the waybill that this one takes the place of, normal form.
        public var replaces = ByteRange.none
        /// `placed`: `services` names `fresh_guarantee`.
        public var freshGuarantee = false
        /// `placed`: `services` names `allergy_guarantee`.
        public var allergyGuarantee = false

        /// All absent.
        public init() {}
    }
}
