/// Why a record goes to the dead letters (CONTRACT 1): the reason, and the field it is about.
///
/// Never holds content: texts carry names and phone numbers, and errors end up in logs and headers.
public struct BadRecord: Error, Equatable, Sendable {
    /// The header `dl.reason`; the order is that of R5.1 where a decoder can find several.
    public enum Reason: UInt8, CaseIterable, Sendable {
        /// A null payload, or no bytes.
        case empty
        /// More than 8 MiB.
        case size
        /// The bytes are not UTF-8.
        case utf8
        /// Nesting deeper than 64.
        case depth
        /// The text is not JSON.
        case json
        /// A field of CONTRACT's tables stands twice in its object.
        case duplicateKey
        /// A needed field is absent, null or an empty id.
        case missing
        /// The value is no object, or a known field has another type.
        case type
        /// A value is not in CONTRACT's list.
        case `enum`
        /// An instant is unreadable or impossible.
        case instant
        /// `occurredAt` is too far after the record's timestamp.
        case future
        /// An id is too long, or an order or waybill has too many records (R2.5).
        case limit
        /// No order claimed a held track in time.
        case unlinked
        /// A keyed track lies in a partition that its key does not hash to (CONTRACT 5).
        case misrouted

        /// The name in CONTRACT.
        public var name: StaticString {
            switch self {
            case .empty: "empty"
            case .size: "size"
            case .utf8: "utf8"
            case .depth: "depth"
            case .json: "json"
            case .duplicateKey: "duplicate_key"
            case .missing: "missing"
            case .type: "type"
            case .enum: "enum"
            case .instant: "instant"
            case .future: "future"
            case .limit: "limit"
            case .unlinked: "unlinked"
            case .misrouted: "misrouted"
            }
        }
    }

    /// What is wrong.
    public var reason: Reason
    /// The field that it is about; `nil` where it is about the whole record.
    public var field: Field?

    /// A bad record by its parts.
    public init(_ reason: Reason, _ field: Field? = nil) { (self.reason, self.field) = (reason, field) }

    /// One line for people, the header `dl.error`.
    public var detail: String {
        let what: StaticString =
            switch reason {
            case .empty: "the record has no payload"
            case .size: "the payload is larger than 8 MiB"
            case .utf8: "the payload is not UTF-8"
            case .depth: "the payload is nested deeper than 64 levels"
            case .json: "the payload is not JSON"
            case .duplicateKey: "a field stands twice in its object"
            case .missing: "a needed field is missing"
            case .type: field == nil ? "the payload is not an object" : "a field has another type"
            case .enum: "a value is not one of the contract's"
            case .instant: "an instant is unreadable or impossible"
            case .future: "the event lies too far after its record"
            case .limit: field == nil ? "too many records" : "an id is longer than 128 bytes"
            case .unlinked: "no order was linked to the track in time"
            case .misrouted: "the key does not belong to this partition"
            }
        return field.map { "\(what): \($0.name)" } ?? "\(what)"
    }
}
