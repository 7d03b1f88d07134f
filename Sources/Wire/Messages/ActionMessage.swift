public import OrderDomain

/// The action message of CONTRACT 2 and 3. Fields "of its own" stand only on their kinds; all others
/// always, null where they do not apply (R4.8).
public enum ActionMessage {
    /// Appends the record key, `orderId`.
    public static func appendKey(_ log: borrowing OrderLog, to out: inout [UInt8]) {
        out.append(log.orderID, of: log.heap)
    }

    /// The room that everything but ids, texts and topics' names needs at most: names, words, two
    /// fingerprints, three instants, numbers.
    private static let fixedRoom = 2_048

    /// Appends the message as one JSON object.
    ///
    /// - Parameter topics: The input topics' names by role, for `causedBy`.
    public static func append(
        _ action: ActionEffect, _ log: borrowing OrderLog, _ fold: borrowing Fold,
        topics: borrowing TopicNames,
        to out: inout [UInt8]
    ) {
        let parts = Parts(action, log, fold)
        let platform = fold.platform
        let sources = sources(of: action, parts.request, log)
        let room = fixedRoom + OutputSpan<UInt8>.room(forString: parts.bytes + sources.count * topics.longest)
        log.heap.withUnsafeBufferPointer { heap in
            out.append(addingCapacity: room) { out in
                appendHead(of: action, parts, platform, heap, to: &out)
                append(sources, topics, to: &out)
                out.appendField(",\"amountFen\":", parts.request?.amountFen)
                out.appendField(",\"requestVersion\":", parts.request.map { Int64($0.version) })
                out.appendField(",\"scannedAt\":", parts.scannedAt)
                appendOwnFields(of: action, to: &out)
                out.append(UInt8(ascii: "}"))
            }
        }
    }

    /// What a message takes from log and fold: ranges of the log's heap.
    private struct Parts {
        let request: RequestView?
        let orderID: ByteRange
        let afterSale, shop, waybill, courier, cause, match, text: ByteRange?
        let scannedAt: Instant?
        /// Bytes of all of them together.
        let bytes: Int

        init(_ action: ActionEffect, _ log: borrowing OrderLog, _ fold: borrowing Fold) {
            request = action.request == LoggedEvent.absent ? nil : fold.requests[Int(action.request)]
            orderID = log.orderID
            afterSale = log.entry(action.request, of: log.afterSales)
            shop = log.entry(fold.shop, of: log.shops)
            waybill = log.entry(action.waybill, of: log.waybills)
            courier = action.parcel.flatMap { log.entry($0.courier, of: log.couriers) }
            cause = action.trigger.eventID
            let words = action.evidence.map { log.evidence[$0] }
            (match, text) = (words?.match, words?.text)
            scannedAt = action.parcel.flatMap { $0.newest >= 0 ? log.events[Int($0.newest)].at : nil }
            func size(_ range: ByteRange?) -> Int { Int(range?.count ?? 0) }
            bytes =
                size(orderID) + size(afterSale) + size(shop) + size(waybill) + size(courier) + size(cause)
                + size(match) + size(text)
        }
    }

    private static func appendHead(
        of action: ActionEffect, _ parts: Parts, _ platform: Platform?, _ heap: UnsafeBufferPointer<UInt8>,
        to out: inout OutputSpan<UInt8>
    ) {
        out.appendRaw("{\"actionId\":\"")
        action.id.appendHex(to: &out)
        out.appendField("\",\"kind\":", action.kind.name)
        out.appendRaw(",\"orderId\":")
        out.append(parts.orderID, of: heap)
        out.appendRaw(",\"afterSaleId\":")
        out.append(parts.afterSale, of: heap)
        out.appendField(",\"platform\":", platform?.name)
        out.appendRaw(",\"shopId\":")
        out.append(parts.shop, of: heap)
        appendParcel(of: action, parts, heap, to: &out)
        out.appendRaw(",\"cause\":{\"eventId\":")
        out.append(parts.cause, of: heap)
        if action.evidence == nil {
            out.appendRaw(",\"match\":null,\"text\":null")
        } else {
            out.appendRaw(",\"match\":")
            out.append(parts.match, of: heap)
            out.appendRaw(",\"text\":")
            out.append(parts.text, of: heap)
        }
        out.appendField("},\"ifSkipped\":", action.ifSkipped.name)
        out.appendField(",\"dueAt\":", action.due)
        out.appendField(",\"issuedAt\":", action.trigger.at)
        out.appendRaw(",\"supersedes\":")
        out.appendFingerprint(action.supersedes)
    }

    /// Appends what there is of a parcel; many actions are about none.
    private static func appendParcel(
        of action: ActionEffect, _ parts: Parts, _ heap: UnsafeBufferPointer<UInt8>,
        to out: inout OutputSpan<UInt8>
    ) {
        out.appendRaw(",\"waybillNo\":")
        out.append(parts.waybill, of: heap)
        guard let parcel = action.parcel else {
            out.appendField(",\"courier\":null,\"policy\":", action.policy.name)
            return out.appendRaw(",\"stage\":null,\"verdict\":null,\"row\":null")
        }
        out.appendRaw(",\"courier\":")
        out.append(parts.courier, of: heap)
        out.appendField(",\"policy\":", action.policy.name)
        out.appendField(",\"stage\":", parcel.stage.name)
        out.appendField(",\"verdict\":", parcel.verdict.name)
        out.appendField(",\"row\":", parcel.row?.name)
    }

    /// `causedBy`: the newest track, the request, what triggered, the clock's start.
    private static func sources(
        of action: ActionEffect, _ request: RequestView?, _ log: borrowing OrderLog
    ) -> [4 of SourceReference?] {
        func reference(_ index: Int32?) -> SourceReference? {
            index.flatMap { $0 >= 0 ? log.events[Int($0)].reference : nil }
        }
        return [
            reference(action.parcel?.newest), reference(request?.request), action.trigger.source,
            reference(action.clockStart),
        ]
    }

    /// Appends the sources without repeats.
    private static func append(
        _ sources: [4 of SourceReference?], _ topics: borrowing TopicNames, to out: inout OutputSpan<UInt8>
    ) {
        out.appendRaw(",\"causedBy\":[")
        var isFirst = true
        for index in sources.indices {
            guard let source = sources[index] else { continue }
            if isRepeated(source, in: sources, before: index) { continue }
            out.appendRaw(isFirst ? "\"" : ",\"")
            isFirst = false
            topics.append(source.role, to: &out)
            out.append(UInt8(ascii: "-"))
            out.appendDecimal(Int64(source.position.partition))
            out.append(UInt8(ascii: "-"))
            out.appendDecimal(source.position.offset)
            out.append(UInt8(ascii: "\""))
        }
        out.append(UInt8(ascii: "]"))
    }

    private static func isRepeated(
        _ source: SourceReference, in sources: [4 of SourceReference?], before index: Int
    ) -> Bool {
        for former in 0..<index {
            guard let other = sources[former], other.position.offset == source.position.offset else {
                continue
            }
            if other == source { return true }
        }
        return false
    }

    private static func appendOwnFields(of action: ActionEffect, to out: inout OutputSpan<UInt8>) {
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
            out.appendField(",\"missing\":[", missing.name)
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

    /// Bytes of the longest name.
    var longest: Int { names.reduce(0) { max($0, $1.count) } }

    /// Appends the name of a role's topic as a part of a JSON string.
    func append(_ role: Role, to out: inout OutputSpan<UInt8>) {
        names[Int(role.rawValue)].withUnsafeBufferPointer { out.appendJSONEscaped($0) }
    }
}

extension OrderLog {
    /// The bytes of a table's entry; `nil` where the index is absent.
    @inline(__always)
    func entry(_ index: LoggedEvent.TableIndex, of table: [ByteRange]) -> ByteRange? {
        index == LoggedEvent.absent ? nil : table[Int(index)]
    }
}
