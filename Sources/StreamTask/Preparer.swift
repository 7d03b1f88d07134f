public import Classification
internal import LogModel
internal import OrderDomain
internal import Wire

/// Decodes and classifies records: everything that needs no state, so that threads may share the work.
/// One a thread; the same record gives the same answer on any.
public struct Preparer {
    private var decoder: RecordDecoder
    private var classifier: Classifier
    private let perishable: PerishableCategories

    /// A preparer under those rules and settings.
    public init(table: CompiledTable, settings: TaskSettings) {
        decoder = RecordDecoder(maxAhead: settings.maxAhead)
        classifier = Classifier(table: table)
        perishable = settings.perishable
    }

    /// Fills in what ``PreparedRecord/record`` says. Allocates nothing once its buffers have grown.
    public mutating func prepare(_ prepared: inout PreparedRecord) {
        decode(&prepared)
        classify(&prepared)
    }

    /// The first half of ``prepare(_:)``: the record's event, or what is wrong with it.
    ///
    /// Who has many records at hand decodes them all before it classifies any: either half alone fits the
    /// processor's cache of instructions.
    public mutating func decode(_ prepared: inout PreparedRecord) {
        prepared.reading = nil
        prepared.fault = nil
        do throws(BadRecord) {
            try readEvent(&prepared)
        } catch {
            prepared.fault = error
            return
        }
        prepared.event.timestamp = prepared.clock.timestamp
        if prepared.event.kind == .placed { prepared.event.markPerishable(perishable) }
    }

    private mutating func readEvent(_ prepared: inout PreparedRecord) throws(BadRecord) {
        let (record, clock) = (prepared.record, prepared.clock)
        try decoder.decode(
            record.hasPayload ? record.payload.span : nil, role: prepared.role,
            timestamp: clock.isKnown ? clock.timestamp : nil, judge: clock.judge, into: &prepared.event)
    }

    /// The second half of ``prepare(_:)``: what a track's text reads as.
    public mutating func classify(_ prepared: inout PreparedRecord) {
        guard prepared.fault == nil, prepared.event.kind == .track else { return }
        let event = prepared.event
        let heap = event.heap.span
        let text = heap.extracting(event.text.bounds)
        let reading = classifier.classify(
            text, courier: heap.extracting(event.courier.bounds),
            provider: heap.extracting(event.statusProvider.bounds),
            code: heap.extracting(event.statusCode.bounds))
        prepared.words.clear()
        let eventID = prepared.words.append(event.eventID, of: event.heap)
        var rule = ByteRange.none
        if let index = reading.rule {
            let name = classifier.ruleName(index)
            rule = ByteRange(start: prepared.words.count, count: name.count)
            prepared.words.append(contentsOf: name)
        }
        let shown = classifier.appendShown(text, reading, to: &prepared.words)
        prepared.evidence = Evidence(
            idHash: hash64(heap.extracting(event.eventID.bounds)), eventID: eventID, rule: rule,
            match: shown.match, text: shown.text)
        prepared.reading = reading
    }
}
