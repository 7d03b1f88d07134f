internal import CByteScan
public import OrderDomain

/// Makes an event of a record's payload, or says why it is bad: the check of CONTRACT 1 and R5.
///
/// One pass checks the text and notes where the role's fields stand; the fields of the event's row, and no
/// others, are read from there. Allocates nothing once its buffers have grown. Cost: about 330 ns for a
/// payload of 360 bytes.
public struct RecordDecoder: Sendable {
    /// The largest payload that is read: 8 MiB.
    public static let maxBytes = 8 * 1024 * 1024
    /// The longest id (R2.5).
    public static let maxIDBytes = 128

    let tables = DecodingTables.shared
    private let maxAhead: TimeSpan
    /// Where each field of the newest record stands; of those in `present` alone. A place a bit of a set.
    var members = InlineArray<64, JSONToken>(repeating: JSONToken(kind: .null, start: 0, count: 0))
    /// The role's fields that stand in the record, `null` left out.
    var present = FieldSet()
    /// The first field that stands twice.
    var twice: Field?
    var faults = Faults()
    /// By role, because the roles share names and not their order.
    private var guesses = InlineArray<5, KeyGuesses>(repeating: KeyGuesses())
    private var role = Role.orders
    /// `occurredAt`, read, and as it was written.
    var occurredAt: (reading: InstantText?, written: ByteRange) = (nil, .none)
    private var scratch: [UInt8] = []

    /// A decoder for which `occurredAt` may lie at most `maxAhead` after the record's timestamp.
    public init(maxAhead: TimeSpan = .hours(24)) {
        self.maxAhead = maxAhead
    }

    /// Decodes `payload` into `event`, whose `timestamp` is left alone.
    ///
    /// The event's heap begins with the payload's bytes, so that texts without escapes are not copied again.
    ///
    /// - Parameters:
    ///   - payload: The record's value; `nil` where it is null.
    ///   - timestamp: The record's effective timestamp: a plain date stands no later (R1.7). `nil` where
    ///     none is known yet (R2.0): the date then stands at its 23:59:59.
    ///   - judge: The timestamp that `future` is judged against; `nil` where there is none.
    ///   - event: Overwritten; worthless after a throw.
    /// - Throws: The first fault in the order of R5.1.
    public mutating func decode(
        _ payload: Span<UInt8>?, role: Role, timestamp: Instant?, judge: Instant?,
        into event: inout InputEvent
    ) throws(BadRecord) {
        event.reset()
        guard let payload, payload.count > 0 else { throw BadRecord(.empty) }
        guard payload.count <= Self.maxBytes else { throw BadRecord(.size) }
        try payload.withUnsafeBufferPointer { bytes throws(BadRecord) in
            try scan(bytes, role)
            event.heap.append(contentsOf: bytes)
            let source = JSONCursor(bytes)
            let row = row(role, source, &event)
            readNested(row, source, &event)
            if let twice { throw BadRecord(.duplicateKey, twice) }
            read(row, source, &event)
            if let bad = faults.first { throw bad }
            try settle(timestamp, judge, &event)
        }
    }

    /// Checks the whole text and fills `members`, `present` and `twice`.
    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ role: Role) throws(BadRecord) {
        (present, twice, faults, occurredAt) = (FieldSet(), nil, Faults(), (nil, .none))
        self.role = role
        let isObject: Bool
        do throws(JSONFault) {
            isObject = try scanMembers(bytes, tables.table(role).known)
        } catch {
            // What is no UTF-8 may stand behind the place where the text broke; it is named first (R5.1).
            guard error != .utf8, isUTF8(bytes) else { throw BadRecord(.utf8) }
            throw BadRecord(error == .depth ? .depth : .json)
        }
        guard isObject else { throw BadRecord(.type) }
    }

    private mutating func scanMembers(
        _ bytes: UnsafeBufferPointer<UInt8>, _ known: FieldSet
    ) throws(JSONFault) -> Bool {
        var cursor = JSONCursor(bytes)
        guard try cursor.openObject() else {
            _ = try cursor.value()
            try cursor.end()
            return false
        }
        try readMembers(&cursor, of: known, from: KeyGuesses.record)
        try cursor.end()
        return true
    }

    /// Reads the members of the open object to its end and notes those of `known` in `members`, `present`
    /// and `twice`; of `status` and `media`, where they are known objects, the members too.
    ///
    /// - Parameter place: Where the guesses for the object's first name are kept.
    mutating func readMembers(
        _ cursor: inout JSONCursor, of known: FieldSet, from place: KeyGuesses.Place
    ) throws(JSONFault) {
        var (seen, place) = (FieldSet(), place)
        while try cursor.hasMember() {  // Bound: the payload's size.
            let field: Field?
            let guess = guesses[Int(role.rawValue)][place]
            if cursor.pass(guess) {
                (field, place) = (guess.field, guess.place)
            } else {
                let key = try cursor.key()
                field = self.field(key, cursor)
                guesses[Int(role.rawValue)].learn(key, field, behind: place, in: cursor)
                place = KeyGuesses.place(of: field, key)
            }
            guard let field, known.contains(field) else {
                _ = try cursor.value()
                continue
            }
            if seen.contains(field) { twice = twice ?? field }
            seen.insert(field)
            let value = try value(of: field, &cursor)
            members[Int(field.rawValue)] = value
            if value.kind != .null { present.insert(field) }
        }
    }

    /// A member's value; the members of a small object are noted on the way, because its event's row will
    /// most likely read them.
    @inline(__always)
    private mutating func value(of field: Field, _ cursor: inout JSONCursor) throws(JSONFault) -> JSONToken {
        guard field == .status || field == .media else { return try cursor.value() }
        return try nestedValue(of: field, &cursor)
    }

    @inline(never)
    private mutating func nestedValue(
        of field: Field, _ cursor: inout JSONCursor
    ) throws(JSONFault) -> JSONToken {
        guard try cursor.openObject() else { return try cursor.value() }
        let start = cursor.position - 1
        if field == .status {
            try readMembers(&cursor, of: tables.status, from: KeyGuesses.status)
        } else {
            try readMembers(&cursor, of: tables.media, from: KeyGuesses.media)
        }
        return JSONToken(kind: .object, start: start, count: cursor.position - start)
    }

    private mutating func field(_ key: JSONToken, _ cursor: JSONCursor) -> Field? {
        if key.kind == .string { return tables.fields.member(named: cursor.run(of: key)) }
        scratch.removeAll(keepingCapacity: true)
        cursor.appendText(of: key, to: &scratch)
        return scratch.withUnsafeBufferPointer { tables.fields.member(named: $0) }
    }

    /// What is left once all fields are good: where the event stands in time, and its id.
    private mutating func settle(
        _ timestamp: Instant?, _ judge: Instant?, _ event: inout InputEvent
    ) throws(BadRecord) {
        guard let occurred = occurredAt.reading else { throw BadRecord(.missing, .occurredAt) }
        if let judge, occurred.midnight ?? occurred.instant > judge + maxAhead {
            throw BadRecord(.future, .occurredAt)
        }
        (event.at, event.midnight) = (occurred.instant, occurred.midnight)
        if occurred.midnight != nil, let timestamp { event.at = min(event.at, timestamp) }
        try checkIDs(event)
        if event.kind == .track, event.eventID.isEmpty { deriveID(&event) }
    }

    private func checkIDs(_ event: borrowing InputEvent) throws(BadRecord) {
        if event.eventID.count > Self.maxIDBytes { throw BadRecord(.limit, .eventID) }
        if event.orderID.count > Self.maxIDBytes { throw BadRecord(.limit, .orderID) }
        if event.afterSaleID.count > Self.maxIDBytes { throw BadRecord(.limit, .afterSaleID) }
        if event.waybill.count > Self.maxIDBytes { throw BadRecord(.limit, .waybillNo) }
        if event.details.replaces.count > Self.maxIDBytes { throw BadRecord(.limit, .replaces) }
        if event.shop.count > Self.maxIDBytes { throw BadRecord(.limit, .shopID) }
    }

    /// R1.9: a track without an id gets one from what it says.
    private mutating func deriveID(_ event: inout InputEvent) {
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: event.heap[event.waybill.bounds])
        appendPart(occurredAt.written, event)
        appendPart(event.statusProvider, event)
        appendPart(event.statusCode, event)
        appendPart(event.text, event)
        let start = event.heap.count
        event.heap.appendRaw("d-")
        Fingerprint(of: scratch.span).appendHex(to: &event.heap)
        event.eventID = ByteRange(start: start, count: event.heap.count - start)
    }

    private mutating func appendPart(_ part: ByteRange, _ event: borrowing InputEvent) {
        scratch.append(0x1F)
        scratch.append(contentsOf: event.heap[part.bounds])
    }
}
