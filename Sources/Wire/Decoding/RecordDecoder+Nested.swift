internal import OrderDomain

/// Reading nested objects and lists.
///
/// Their names are looked at twice whatever the event (R5.1), those of `status` and `media` by the scan;
/// their values only where the event's row has them. The text was checked before, so that no cursor here
/// can fault.
extension RecordDecoder {
    /// Reads `status`, `media` and `items` where they stand.
    mutating func readNested(_ row: EventRow, _ source: JSONCursor, _ event: inout InputEvent) {
        if present.contains(.status) { readStatus(row, source, &event) }
        if present.contains(.media) { readMedia(row, source, &event) }
        if present.contains(.items) { readItems(row, source, &event) }
    }

    private mutating func readStatus(_ row: EventRow, _ source: JSONCursor, _ event: inout InputEvent) {
        guard isRead(.status, row) else { return }
        if present.contains(.provider) { event.statusProvider = string(.provider, source, &event) ?? .none }
        if present.contains(.code) { event.statusCode = id(.code, source, &event) ?? .none }
    }

    private mutating func readMedia(_ row: EventRow, _ source: JSONCursor, _ event: inout InputEvent) {
        guard isRead(.media, row) else { return }
        if present.contains(.format) { event.details.mediaFormat = string(.format, source, &event) ?? .none }
        if present.contains(.sizeBytes) { event.details.mediaSizeBytes = amount(.sizeBytes, source) }
        if present.contains(.durationSeconds) {
            event.details.mediaDurationSeconds = amount(.durationSeconds, source)
        }
    }

    /// Whether `field` holds an object that the event's row reads; its members were noted by the scan.
    private mutating func isRead(_ field: Field, _ row: EventRow) -> Bool {
        guard row.known.contains(field) else { return false }
        if member(field).kind == .object { return true }
        faults.type(field)
        return false
    }

    private mutating func readItems(_ row: EventRow, _ source: JSONCursor, _ event: inout InputEvent) {
        let counts = row.known.contains(.items)
        do throws(JSONFault) {
            var cursor = JSONCursor(source.bytes, at: member(.items).start)
            guard try cursor.openArray() else {
                if counts { faults.type(.items) }
                return
            }
            while try cursor.nextElement() {  // Bound: the payload's size.
                guard try cursor.openObject() else {
                    _ = try cursor.value()
                    if counts { faults.type(.items) }
                    continue
                }
                present = present.subtracting(tables.item)
                try readMembers(&cursor, of: tables.item, from: KeyGuesses.item)
                if counts { event.items.append(item(source, &event)) }
            }
        } catch {
            faults.type(.items)
        }
    }

    /// The item whose members were noted.
    private mutating func item(_ source: JSONCursor, _ event: inout InputEvent) -> InputEvent.Item {
        var item = InputEvent.Item()
        if present.contains(.itemID) { item.id = id(member(.itemID), .itemID, source, &event) ?? .none }
        if present.contains(.category) { item.category = string(.category, source, &event) ?? .none }
        if present.contains(.perishable) { item.perishable = flag(.perishable) ?? false }
        if present.contains(.noReasonReturn) { item.noReasonReturn = flag(.noReasonReturn) ?? true }
        if present.contains(.lowValue) { item.lowValue = flag(.lowValue) ?? false }
        if present.contains(.digital) { item.digital = flag(.digital) ?? false }
        if present.contains(.priceFen) { _ = amount(.priceFen, source) }
        if present.contains(.quantity) { _ = amount(.quantity, source) }
        return item
    }

    /// `services`: the two that decide are noted, all must be strings.
    mutating func readServices(_ source: JSONCursor, _ event: inout InputEvent) {
        eachElement(of: .services, source) { (decoder, token) in
            guard token.isString else { return decoder.faults.type(.services) }
            if source.text(of: token, is: "fresh_guarantee") { event.details.freshGuarantee = true }
            if source.text(of: token, is: "allergy_guarantee") { event.details.allergyGuarantee = true }
        }
    }

    /// `itemIds`: an empty one stays, as an empty range, because it names an item that no order has.
    mutating func readItemIDs(_ source: JSONCursor, _ event: inout InputEvent) {
        eachElement(of: .itemIDs, source) { (decoder, token) in
            if let id = decoder.id(token, .itemIDs, source, &event) { event.itemIDs.append(id) }
        }
    }

    private mutating func eachElement(
        of field: Field, _ source: JSONCursor, _ body: (inout Self, JSONToken) -> Void
    ) {
        do throws(JSONFault) {
            var cursor = JSONCursor(source.bytes, at: member(field).start)
            guard try cursor.openArray() else { return faults.type(field) }
            while try cursor.nextElement() { body(&self, try cursor.value()) }
        } catch {
            faults.type(field)
        }
    }
}
