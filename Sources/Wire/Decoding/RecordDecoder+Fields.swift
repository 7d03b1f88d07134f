internal import OrderDomain

/// Reading the fields of an event's row.
extension RecordDecoder {
    /// The fields that are checked: the role's, and where the record names its event, that event's too.
    mutating func row(_ role: Role, _ source: JSONCursor, _ event: inout InputEvent) -> EventRow {
        let table = tables.table(role)
        guard table.common.known.contains(.event), present.contains(.event) else { return table.common }
        guard let name = string(.event, source, &event) else { return table.common }
        let kind = event.heap.withUnsafeBufferPointer { heap in
            table.events.member(named: UnsafeBufferPointer(rebasing: heap[name.bounds]))
        }
        guard let kind else {
            faults.unlisted(.event)
            return table.common
        }
        event.kind = kind
        return tables.row(kind)
    }

    /// Reads every field of `row` that stands in the record, and notes those that are missing.
    mutating func read(_ row: EventRow, _ source: JSONCursor, _ event: inout InputEvent) {
        var answered = FieldSet()
        var rest = row.known.intersection(present)
        while let field = rest.popFirst() {  // Bound: one turn a field.
            if read(field, source, &event) { answered.insert(field) }
        }
        var missing = row.needed.subtracting(answered)
        if let field = missing.popFirst() { faults.missing(field) }
    }

    /// Reads one field; `false` where it is as if it were not there (an empty id).
    private mutating func read(_ field: Field, _ source: JSONCursor, _ event: inout InputEvent) -> Bool {
        switch field {
        case .eventID: return Self.store(id(field, source, &event), in: &event.eventID)
        case .orderID: return Self.store(id(field, source, &event), in: &event.orderID)
        case .afterSaleID: return Self.store(id(field, source, &event), in: &event.afterSaleID)
        case .shopID: return Self.store(id(field, source, &event), in: &event.shop)
        case .waybillNo: return Self.store(waybill(field, source, &event), in: &event.waybill)
        case .replaces: return Self.store(waybill(field, source, &event), in: &event.details.replaces)
        case .courier: event.courier = string(field, source, &event) ?? .none
        case .description: event.text = string(field, source, &event) ?? .none
        case .liable: _ = string(field, source, &event)
        case .occurredAt: readOccurredAt(source, &event)
        case .dueAt: event.details.dueAt = instant(field, source, &event, allowingDate: false)?.instant
        case .platform: event.platform = listed(field, source, &event)
        case .type: event.details.type = listed(field, source, &event)
        case .reason: event.details.reason = listed(field, source, &event)
        case .proposal: event.details.proposal = listed(field, source, &event)
        case .evidence: event.details.evidence = listed(field, source, &event)
        case .clock: event.details.clock = listed(field, source, &event)
        case .finding: event.details.finding = listed(field, source, &event)
        case .fault where event.kind == .courierFault:
            event.details.courierFault = listed(field, source, &event)
        case .fault: event.details.inspectionFault = listed(field, source, &event)
        case .amountFen: event.details.amountFen = amount(field, source)
        case .refundableFen: event.details.refundableFen = amount(field, source)
        case .opened: event.details.opened = flag(field)
        case .activated: event.details.activated = flag(field)
        case .sameItem: event.details.sameItem = flag(field)
        case .foundElsewhere: event.details.foundElsewhere = flag(field)
        case .services: readServices(source, &event)
        case .itemIDs: readItemIDs(source, &event)
        case .event, .status, .items, .media: break  // Read before, as the row's name and as nested objects.
        case .city, .provider, .code, .format, .sizeBytes, .durationSeconds, .itemID, .title, .category,
            .perishable, .noReasonReturn, .lowValue, .digital, .priceFen, .quantity:
            break  // In no row of its own.
        }
        return true
    }

    /// Stores an id; `false` where it is empty, which counts as absent.
    ///
    /// One with a fault counts as there.
    private static func store(_ id: ByteRange?, in place: inout ByteRange) -> Bool {
        guard let id else { return true }
        place = id
        return !id.isEmpty
    }

    private mutating func readOccurredAt(_ source: JSONCursor, _ event: inout InputEvent) {
        guard let written = string(.occurredAt, source, &event) else { return }
        let reading = instant(.occurredAt, written, event, allowingDate: event.kind == .track)
        occurredAt = (reading, written)
    }
}
