public import LogModel
public import OrderDomain
internal import Wire

/// One record and all that can be said of it without any state: its event or what is wrong with it, and
/// what its text reads as. Reused from record to record, and
/// never copied: a copy would count a dozen references up and down.
public struct PreparedRecord: ~Copyable, Sendable {
    /// The record, bytes untouched.
    public var record = Record()
    /// What its topic carries.
    public var role = Role.orders
    /// What the log says of its time.
    public var clock = RecordClock(timestamp: Instant(milliseconds: 0), isKnown: false, judge: nil)
    /// The decoded event; worthless where ``fault`` says why.
    var event = InputEvent()
    /// Why the record is bad; `nil` where it is not.
    var fault: BadRecord?
    /// A track's reading.
    var reading: Reading?
    /// A track's words, in case it comes to decide; ranges of ``words``.
    var evidence = Evidence(idHash: 0, eventID: .none, rule: .none, match: .none, text: .none)
    var words: [UInt8] = []

    /// An empty record; fill it by reading, then ``Preparer/prepare(_:)``.
    public init() {}

    /// Where the record lies.
    var source: SourcePosition { SourcePosition(partition: record.partition, offset: record.offset) }

    /// R2.1: whether a track stays in the task that read it: its key is its order, or it has no key and
    /// names one. All else is keyed by its order.
    var isDirect: Bool {
        if role != .tracks { return true }
        let order = event.orderID.bounds
        if order.isEmpty { return false }
        if !record.hasKey || record.key.isEmpty { return true }
        guard record.key.count == order.count else { return false }
        let (key, heap) = (record.key.span, event.heap.span)
        for i in key.indices where key[i] != heap[order.lowerBound + i] { return false }
        return true
    }
}
