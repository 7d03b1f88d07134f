internal import LogModel
internal import OrderDomain
internal import Wire

/// The scratch that one record after the other is worked on, so that the hot path allocates nothing
/// once its buffers have grown. One a thread.
struct Workbench: ~Copyable {
    /// The order at hand.
    var log = OrderLog()
    var fold: Fold
    var effects = Effects()
    /// The words of the tracks at hand, for those that will decide; ranges of ``words``.
    var candidates: [Evidence] = []
    var words: [UInt8] = []
    var record = RecordWriter()
    /// The id of the order at hand.
    var orderID: [UInt8] = []
    /// The id of the order that falls due next.
    var dueKey: [UInt8] = []
    let tableVersion: [UInt8]
    let settlement: SettlementPolicy
    let forgetAfter: TimeSpan

    init(tableVersion: [UInt8], settings: TaskSettings) {
        (settlement, forgetAfter) = (settings.settlement, settings.forgetAfter)
        fold = Fold(clocks: settings.clocks)
        self.tableVersion = tableVersion
    }

    /// Reads an order into ``log``; empty where it is unknown.
    mutating func load(_ orderID: [UInt8], from task: StreamTask) throws(CorruptState) {
        var fault: CorruptRecord?
        task.withOrder(orderID.span) { record in
            guard let record else { return log.reset(orderID: orderID.span) }
            do throws(CorruptRecord) {
                try OrderRecord.decode(record, orderID: orderID.span, home: task.number, into: &log)
            } catch {
                fault = error
            }
        }
        if let fault { throw CorruptState(cause: fault) }
    }

    /// Writes ``log`` back, with when it must be looked at again.
    ///
    /// - Parameters:
    ///   - now: Up to where everything of it has fired.
    ///   - next: When its next clock, wait or activation falls due.
    mutating func save(_ orderID: [UInt8], to task: StreamTask, now: Instant, next: Instant?) {
        record.removeAll()
        OrderRecord.encode(log, home: task.number, into: &record)
        task.keepOrder(orderID.span, record.span, due: next ?? nextLook(after: now))
    }

    /// When an order of which nothing waits must be looked at again: to forget it.
    ///
    /// Forgetting moves with every event of the order. It is looked at every 16 days at the most until it
    /// is near, so that the store's dues are not rewritten at every record; when it fires is exact.
    private func nextLook(after now: Instant) -> Instant? {
        guard let exact = log.forgetAt(fold, after: forgetAfter) else { return nil }
        let step = TimeSpan.days(16).milliseconds
        let early = Instant(milliseconds: exact.milliseconds / step * step)
        return early > now ? early : exact
    }

    /// Takes an event into ``log``, and its words in case it comes to decide.
    mutating func insert(_ prepared: borrowing PreparedRecord) {
        log.insert(prepared.event, reading: prepared.reading, source: prepared.source)
        if prepared.reading == nil { return }
        let start = words.count
        words.append(contentsOf: prepared.words)
        candidates.append(prepared.evidence.moved(by: start))
    }

    /// Takes in the event whose record makes outputs go out (R4.3).
    mutating func insertTrigger(_ prepared: borrowing PreparedRecord) -> Trigger {
        insert(prepared)
        let eventID = log.heap.append(prepared.event.eventID, of: prepared.event.heap)
        let source = SourceReference(role: prepared.event.kind.role, position: prepared.source)
        return Trigger(
            at: prepared.event.at, eventID: eventID, source: prepared.record.offset < 0 ? nil : source)
    }

    /// Forgets the words of the record before.
    mutating func clearWords() {
        candidates.clear()
        words.clear()
    }

    /// Folds the log and asks what must go out; the words of tracks that now decide go into the log
    /// (R1.4).
    ///
    /// - Parameter now: Task time, which the record has raised.
    /// - Returns: When its next clock, wait or activation falls due.
    mutating func settle(_ trigger: Trigger, now: Instant) -> Instant? {
        fold.run(log)
        log.releaseTexts(under: fold)
        for words in candidates where log.isDeciding(words.idHash, under: fold) {
            log.keep(words, of: self.words)
        }
        effects.reset()
        return log.settle(fold, trigger, now: now, under: settlement, into: &effects)
    }
}
