public import OrderDomain

/// The action message of CONTRACT 2 and 3. Fields "of its own" stand only on their kinds; all others
/// always, null where they do not apply (R4.8).
public enum ActionMessage {
    /// Appends the record key, `orderId`.
    public static func appendKey(_ log: borrowing OrderLog, to out: inout [UInt8]) {
        out.append(log.orderID, of: log.heap)
    }

    /// Appends the message as one JSON object.
    ///
    /// - Parameter topics: The input topics' names by role, for `causedBy`.
    public static func append(
        _ action: ActionEffect, _ log: borrowing OrderLog, _ fold: borrowing Fold, topics: TopicNames,
        to out: inout [UInt8]
    ) {
        let parcel = action.parcel
        let request =
            action.request == LoggedEvent.absent ? nil : Optional(fold.requests[Int(action.request)])
        out.appendRaw("{\"actionId\":")
        out.appendFingerprint(action.id)
        out.appendField(",\"kind\":", action.kind.name)
        out.appendRaw(",\"orderId\":")
        out.append(log.orderID, of: log)
        out.appendRaw(",\"afterSaleId\":")
        out.append(log.entry(action.request, of: log.afterSales), of: log)
        out.appendField(",\"platform\":", fold.platform?.name)
        out.appendRaw(",\"shopId\":")
        out.append(log.entry(fold.shop, of: log.shops), of: log)
        out.appendRaw(",\"waybillNo\":")
        out.append(log.entry(action.waybill, of: log.waybills), of: log)
        out.appendRaw(",\"courier\":")
        out.append(parcel.flatMap { log.entry($0.courier, of: log.couriers) }, of: log)
        out.appendField(",\"policy\":", action.policy.name)
        out.appendField(",\"stage\":", parcel?.stage.name)
        out.appendField(",\"verdict\":", parcel?.verdict.name)
        out.appendField(",\"row\":", parcel?.row?.name)
        appendCause(action, log, to: &out)
        out.appendField(",\"ifSkipped\":", action.ifSkipped.name)
        out.appendField(",\"dueAt\":", action.due)
        out.appendField(",\"issuedAt\":", action.trigger.at)
        out.appendRaw(",\"supersedes\":")
        out.appendFingerprint(action.supersedes)
        appendSources(action, request, log, topics, to: &out)
        out.appendField(",\"amountFen\":", request?.amountFen)
        out.appendField(",\"requestVersion\":", request.map { Int64($0.version) })
        let newest = parcel.flatMap { $0.newest >= 0 ? log.events[Int($0.newest)].at : nil }
        out.appendField(",\"scannedAt\":", newest)
        appendOwnFields(of: action, to: &out)
        out.append(UInt8(ascii: "}"))
    }

    private static func appendCause(
        _ action: ActionEffect, _ log: borrowing OrderLog, to out: inout [UInt8]
    ) {
        let words = action.evidence.map { log.evidence[$0] }
        out.appendRaw(",\"cause\":{\"eventId\":")
        out.append(action.trigger.eventID, of: log)
        out.appendRaw(",\"match\":")
        out.append(words?.match, of: log)
        out.appendRaw(",\"text\":")
        out.append(words?.text, of: log)
        out.append(UInt8(ascii: "}"))
    }

    /// `causedBy`: the newest track, the request, what triggered, the clock's start; without repeats.
    private static func appendSources(
        _ action: ActionEffect, _ request: RequestView?, _ log: borrowing OrderLog, _ topics: TopicNames,
        to out: inout [UInt8]
    ) {
        func reference(_ index: Int32?) -> SourceReference? {
            index.flatMap { $0 >= 0 ? log.events[Int($0)].reference : nil }
        }
        let sources: [4 of SourceReference?] = [
            reference(action.parcel?.newest), reference(request?.request), action.trigger.source,
            reference(action.clockStart),
        ]
        out.appendRaw(",\"causedBy\":[")
        var isFirst = true
        for index in sources.indices {
            guard let source = sources[index] else { continue }
            if (0..<index).contains(where: { sources[$0] == source }) { continue }
            if !isFirst { out.append(UInt8(ascii: ",")) }
            isFirst = false
            out.append(UInt8(ascii: "\""))
            topics[source.role].withUnsafeBufferPointer { out.appendJSONEscaped($0) }
            out.append(UInt8(ascii: "-"))
            out.appendDecimal(source.position.partition)
            out.append(UInt8(ascii: "-"))
            out.appendDecimal(source.position.offset)
            out.append(UInt8(ascii: "\""))
        }
        out.append(UInt8(ascii: "]"))
    }

    private static func appendOwnFields(of action: ActionEffect, to out: inout [UInt8]) {
        if let clock = action.clock { out.appendField(",\"clock\":", clock.name) }
        if let remaining = action.remaining, let clock = action.clock {
            out.appendField(",\"remainingSeconds\":", remaining.milliseconds / 1_000)
            out.appendField(",\"outcome\":", clock.outcome.name)
        }
        if action.kind == .negotiate || action.kind == .withdraw {
            out.appendField(",\"proposal\":", action.proposal?.name)
        }
        if action.kind == .recall || action.kind == .evidence {
            out.appendRaw(",\"evidence\":[")
            for (index, kind) in action.proofs.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                out.appendName(kind.name)
            }
            out.append(UInt8(ascii: "]"))
        }
        if let missing = action.missing {
            out.appendRaw(",\"missing\":[")
            out.appendName(missing.name)
            out.append(UInt8(ascii: "]"))
        }
    }
}

/// The input topics' names by role, as the configuration gives them.
public struct TopicNames: Sendable {
    private var names: [[UInt8]]
    /// The topic of links, which is no role of its own.
    public var waybillLinks = Array("qianshou.waybill-links".utf8)

    /// CONTRACT's default names.
    public init() {
        names = [
            "order.events", "courier.tracking", "qianshou.linked-tracks", "aftersales.events",
            "service.events",
        ].map { Array($0.utf8) }
    }

    /// The name of a role's topic.
    public subscript(role: Role) -> [UInt8] {
        get { names[Int(role.rawValue)] }
        set { names[Int(role.rawValue)] = newValue }
    }
}

extension OrderLog {
    /// The bytes of a table's entry; `nil` where the index is absent.
    func entry(_ index: LoggedEvent.TableIndex, of table: [ByteRange]) -> ByteRange? {
        index == LoggedEvent.absent ? nil : table[Int(index)]
    }
}

extension [UInt8] {
    mutating func appendField(_ name: StaticString, _ value: StaticString?) {
        appendRaw(name)
        appendName(value)
    }

    mutating func appendField(_ name: StaticString, _ value: Int64?) {
        appendRaw(name)
        if let value { appendDecimal(value) } else { appendRaw("null") }
    }

    mutating func appendField(_ name: StaticString, _ value: Instant?) {
        appendRaw(name)
        guard let value else { return appendRaw("null") }
        append(UInt8(ascii: "\""))
        appendInstant(value)
        append(UInt8(ascii: "\""))
    }
}
