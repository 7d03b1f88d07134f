internal import OrderDomain

/// CONTRACT 1's tables in the form that decoding asks them in.
///
/// Built once a process.
struct DecodingTables: Sendable {
    /// What every decoder asks.
    static let shared = DecodingTables()

    /// Every field by its name.
    let fields = NameTable<Field>(Field.allCases)
    /// The fields of `status`.
    let status = FieldSet(.provider, .code)
    /// The fields of `media`.
    let media = FieldSet(.format, .sizeBytes, .durationSeconds)
    /// The fields of one of `items`.
    let item = FieldSet(
        .itemID, .title, .category, .perishable, .noReasonReturn, .lowValue, .digital, .priceFen, .quantity)
    private let roles: [RoleTable]
    private let rows: [EventRow]

    /// What one role has.
    struct RoleTable: Sendable {
        /// What every event of the role has.
        let common: EventRow
        /// Every field of the role's events: those that may not stand twice (R5.1).
        let known: FieldSet
        /// The role's events by their name.
        let events: NameTable<EventKind>
    }

    private init() {
        rows = EventKind.allCases.map { EventRow.common($0.role).joined(with: .own($0)) }
        roles = Role.allCases.map { role in
            let common = EventRow.common(role)
            let kinds = EventKind.allCases.filter { $0.role == role && $0 != .track }
            var known = kinds.reduce(common.known) { $0.union(EventRow.own($1).known) }
            if common.known.contains(.status) { known.insert(.city) }
            return RoleTable(
                common: common, known: known, events: NameTable(kinds))
        }
    }

    /// The table of `role`.
    @inline(__always)
    func table(_ role: Role) -> RoleTable { roles[Int(role.rawValue)] }

    /// All fields of an event of `kind`.
    @inline(__always)
    func row(_ kind: EventKind) -> EventRow { rows[Int(kind.rawValue)] }
}
