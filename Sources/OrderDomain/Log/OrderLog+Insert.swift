/// Whether an order takes an event in.
public enum Admission: Equatable, Sendable {
    /// It is new, and there is room.
    case new
    /// An event of its role and id is there already (R5.3).
    case duplicate
    /// The order holds as many events as it may (R2.5).
    case full
}

extension OrderLog {
    /// Whether the order takes `event` in. Cost: one pass over the hashes.
    public func admission(of event: borrowing InputEvent) -> Admission {
        let idHash = hash64(event.heap.span.extracting(event.eventID.bounds))
        if contains(role: event.kind.role, idHash: idHash) { return .duplicate }
        let hasRoom =
            events.count < Self.maximumEvents && heap.count + Self.words(of: event) <= Self.maximumBytes
        return hasRoom ? .new : .full
    }

    /// Bytes that the log keeps of what an event may hold any amount of; ids and texts have bounds of their
    /// own.
    private static func words(of event: borrowing InputEvent) -> Int {
        let itemBytes = event.items.count * PackedItem.size
        let hashBytes = event.itemIDs.count * MemoryLayout<UInt64>.size
        return Int(event.courier.count) + itemBytes + hashBytes
    }

    /// Takes an event into its place in the history (R1.1), wherever in it the event arrives.
    ///
    /// Requires that ``admission(of:)`` said `new`. Cost: one move of the events behind it.
    ///
    /// - Parameters:
    ///   - event: A decoded record of this order.
    ///   - reading: A track's classification; `nil` on other events.
    ///   - source: Where its record lies.
    public mutating func insert(
        _ event: borrowing InputEvent, reading: Reading?, source: SourcePosition
    ) {
        let idHash = hash64(event.heap.span.extracting(event.eventID.bounds))
        var logged = LoggedEvent(event.kind, at: event.at, idHash: idHash)
        logged.source = source
        logged.platform = event.platform
        logged.waybill = Self.intern(event.waybill, of: event, in: &waybills, &heap)
        logged.courier = Self.intern(event.courier, of: event, in: &couriers, &heap)
        logged.shop = Self.intern(event.shop, of: event, in: &shops, &heap)
        logged.afterSale = Self.intern(event.afterSaleID, of: event, in: &afterSales, &heap)
        logged.replaces = Self.intern(event.details.replaces, of: event, in: &waybills, &heap)
        if let reading { logged.facts = TrackFacts(reading) }
        if let midnight = event.midnight { (logged.isDate, logged.value) = (true, midnight.milliseconds) }
        if mayBeNamedAsCause(logged) { logged.eventID = heap.append(event.eventID, of: event.heap) }
        keepDetails(of: event, in: &logged)
        place(logged)
        newest = max(newest, event.time)
    }

    /// The index of `range`'s bytes in a table of the log, added where they are new.
    private static func intern(
        _ range: ByteRange, of event: borrowing InputEvent, in table: inout [ByteRange],
        _ heap: inout [UInt8]
    ) -> LoggedEvent.TableIndex {
        if range.isEmpty { return LoggedEvent.absent }
        for index in table.indices where table[index].count == range.count {
            if heap.holds(table[index], sameAs: range, of: event.heap) { return .init(index) }
        }
        table.append(heap.append(range, of: event.heap))
        return .init(table.count - 1)
    }

    /// A later output names the event that its clock starts at, or the request (R4.3): those keep their
    /// ids. Tracks start clocks by a signature alone; a deciding track's id stands in its ``Evidence``.
    private func mayBeNamedAsCause(_ event: LoggedEvent) -> Bool {
        switch event.kind {
        case .track: event.facts.stage == .signed || event.facts.stage == .returned
        case .requested, .modified, .merchantAgreed, .merchantRejected, .returnShipped, .returnReceived,
            .refunded, .receiptConfirmed, .succeeded:
            true
        case .placed, .grouped, .shipped, .orderClosed, .deadlineChanged, .interceptRequested,
            .interceptSucceeded, .interceptFailed, .recallRequested, .recallSucceeded, .recallFailed,
            .negotiationSent, .negotiationAccepted, .negotiationDeclined, .negotiationExpired,
            .evidenceSubmitted, .courierFault, .receiptExtended, .returnInspected, .agreedOnRefusal,
            .platformIntervened, .arbitrated, .cancelled, .afterSaleClosed:
            false
        }
    }

    private mutating func keepDetails(of event: borrowing InputEvent, in logged: inout LoggedEvent) {
        let details = event.details
        switch event.kind {
        case .placed:
            logged.value = details.amountFen ?? -1
            logged.secondValue = GuaranteedServices(details).rawValue
            logged.extra = packItems(of: event)
        case .shipped:
            logged.extra = packItemIDs(of: event)
        case .requested, .modified:
            logged.value = details.amountFen ?? -1
            logged.secondValue = details.refundableFen ?? -1
            logged.lead = event.at.milliseconds - event.time.milliseconds
            logged.tags.set(.type, details.type)
            logged.tags.set(.reason, details.reason)
            logged.tags.set(.opened, details.opened)
            logged.tags.set(.activated, details.activated)
            logged.tags.set(.sameItem, details.sameItem)
            logged.tags.set(.foundElsewhere, details.foundElsewhere)
        case .negotiationSent, .negotiationAccepted, .negotiationDeclined, .negotiationExpired:
            logged.tags.set(.subject, details.proposal)
        case .evidenceSubmitted:
            logged.tags.set(.subject, details.evidence)
            logged.tags[.media] = event.mediaIsWithinLimits ? 1 : 2
        case .courierFault:
            logged.tags.set(.fault, details.courierFault)
        case .returnInspected:
            logged.tags.set(.finding, details.finding)
            logged.tags.set(.fault, details.inspectionFault)
        case .deadlineChanged:
            logged.value = details.dueAt?.milliseconds ?? 0
            logged.tags.set(.clock, details.clock)
        case .track, .grouped, .receiptConfirmed, .succeeded, .orderClosed, .interceptRequested,
            .interceptSucceeded, .interceptFailed, .recallRequested, .recallSucceeded, .recallFailed,
            .returnShipped, .receiptExtended, .returnReceived, .merchantAgreed, .agreedOnRefusal,
            .merchantRejected, .platformIntervened, .arbitrated, .refunded, .cancelled, .afterSaleClosed:
            break
        }
    }

    /// Places the event behind those that precede it; events mostly come in order, so from the end.
    private mutating func place(_ event: LoggedEvent) {
        var index = events.count
        while index > 0, LoggedEvent.precedes(event, events[index - 1]) { index -= 1 }
        if let kept = unchanged, index < kept.eventCount { unchanged = nil }
        events.insert(event, at: index)
    }
}

// MARK: - Items

extension OrderLog {
    private mutating func packItems(of event: borrowing InputEvent) -> ByteRange {
        let start = heap.count
        for item in event.items {
            var flags: PackedItem.Flags = []
            if item.perishable { flags.insert(.perishable) }
            if !item.noReasonReturn { flags.insert(.noReturn) }
            if item.lowValue { flags.insert(.lowValue) }
            if item.digital { flags.insert(.digital) }
            if item.perishable || Self.isSpecialCategory(event.heap.span.extracting(item.category.bounds)) {
                flags.insert(.special)
            }
            appendHash(of: item.id, in: event)
            heap.append(flags.rawValue)
        }
        return ByteRange(start: start, count: heap.count - start)
    }

    private mutating func packItemIDs(of event: borrowing InputEvent) -> ByteRange {
        let start = heap.count
        for id in event.itemIDs { appendHash(of: id, in: event) }
        return ByteRange(start: start, count: heap.count - start)
    }

    private mutating func appendHash(of id: ByteRange, in event: borrowing InputEvent) {
        var hash = id.isEmpty ? 0 : hash64(event.heap.span.extracting(id.bounds))
        for _ in 0..<8 {
            heap.append(UInt8(truncatingIfNeeded: hash))
            hash >>= 8
        }
    }

    /// R6.3.
    private static func isSpecialCategory(_ category: Span<UInt8>) -> Bool {
        let names: [3 of StaticString] = ["fruit", "fresh", "virtual"]
        for index in names.indices where names[index].equals(category) { return true }
        return false
    }
}

extension InputEvent {
    /// R6.4: limits hold for videos alone; what is not told does not break them.
    var mediaIsWithinLimits: Bool {
        guard details.evidence == .unboxingVideo || details.evidence == .buyerVideo else { return true }
        if let size = details.mediaSizeBytes, size > 314_572_800 { return false }
        if let length = details.mediaDurationSeconds, length > 600 { return false }
        if details.mediaFormat.isEmpty { return true }
        let formats: [9 of StaticString] = ["wmv", "avi", "3gp", "mov", "mp4", "flv", "rmvb", "mkv", "m4v"]
        let format = heap[details.mediaFormat.bounds].map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }
        for index in formats.indices where formats[index].equals(format.span) { return true }
        return false
    }
}
