internal import Classification
internal import LogModel
internal import OrderDomain
internal import Wire

/// The scratch that one record after the other is worked on, so that the hot path allocates nothing
/// once its buffers have grown. One a thread.
struct Workbench: ~Copyable {
    var decoder: RecordDecoder
    var classifier: Classifier
    /// The record at hand.
    var event = InputEvent()
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

    init(table: CompiledTable, settings: TaskSettings) {
        (settlement, forgetAfter) = (settings.settlement, settings.forgetAfter)
        fold = Fold(clocks: settings.clocks)
        decoder = RecordDecoder(maxAhead: settings.maxAhead)
        classifier = Classifier(table: table)
        tableVersion = table.version
    }

    /// Reads the order of ``event`` into ``log``; empty where it is unknown.
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
    /// - Parameter now: Up to where everything of it has fired.
    mutating func save(_ orderID: [UInt8], to task: StreamTask, now: Instant) {
        record.removeAll()
        OrderRecord.encode(log, home: task.number, into: &record)
        task.keepOrder(orderID.span, record.span, due: nextLook(after: now))
    }

    /// When the order at hand must be looked at again.
    ///
    /// Forgetting moves with every event of the order. It is looked at every 16 days at the most until it
    /// is near, so that the store's dues are not rewritten at every record; when it fires is exact.
    private func nextLook(after now: Instant) -> Instant? {
        if let due = log.nextDue(fold, under: settlement) { return due }
        guard let exact = log.forgetAt(fold, after: forgetAfter) else { return nil }
        let step = TimeSpan.days(16).milliseconds
        let early = Instant(milliseconds: exact.milliseconds / step * step)
        return early > now ? early : exact
    }

    /// Classifies ``event``, a track, and keeps its words in case it comes to decide.
    mutating func classify() -> Reading {
        let bytes = event.heap  // Held apart, so that a span of it does not hold the bench.
        let heap = bytes.span
        let text = heap.extracting(event.text.bounds)
        let reading = classifier.classify(
            text, courier: heap.extracting(event.courier.bounds),
            provider: heap.extracting(event.statusProvider.bounds),
            code: heap.extracting(event.statusCode.bounds))
        let eventID = words.append(event.eventID, of: bytes)
        var rule = ByteRange.none
        if let index = reading.rule {
            let name = classifier.ruleName(index)
            rule = ByteRange(start: words.count, count: name.count)
            words.append(contentsOf: name)
        }
        let shown = classifier.appendShown(text, reading, to: &words)
        candidates.append(
            Evidence(
                idHash: hash64(heap.extracting(event.eventID.bounds)), eventID: eventID, rule: rule,
                match: shown.match, text: shown.text))
        return reading
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
    mutating func settle(_ trigger: Trigger, now: Instant) {
        fold.run(log)
        log.releaseTexts(under: fold)
        for words in candidates where log.isDeciding(words.idHash, under: fold) {
            log.keep(words, of: self.words)
        }
        effects.reset()
        log.settle(fold, trigger, now: now, under: settlement, into: &effects)
    }
}
