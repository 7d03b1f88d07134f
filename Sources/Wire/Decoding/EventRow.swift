internal import OrderDomain

/// The fields that are checked in one kind of event (CONTRACT 1, R5.2).
struct EventRow {
    /// Fields that must be there.
    var needed: FieldSet
    /// Fields that are read where they are there; the needed ones too.
    var known: FieldSet

    init(needed: FieldSet = FieldSet(), optional: FieldSet = FieldSet()) {
        self.needed = needed
        known = needed.union(optional)
    }

    /// This row and `other` as one.
    func joined(with other: Self) -> Self {
        var row = self
        row.needed = needed.union(other.needed)
        row.known = known.union(other.known)
        return row
    }

    /// What every event of a role has.
    static func common(_ role: Role) -> Self {
        switch role {
        case .tracks, .linkedTracks:
            EventRow(
                needed: FieldSet(.waybillNo, .courier, .occurredAt, .description),
                optional: FieldSet(.eventID, .orderID, .status))
        case .orders, .service:
            EventRow(
                needed: FieldSet(.eventID, .orderID, .event, .platform, .occurredAt),
                optional: FieldSet(.shopID))
        case .afterSales:
            EventRow(
                needed: FieldSet(.eventID, .orderID, .afterSaleID, .event, .platform, .occurredAt),
                optional: FieldSet(.shopID))
        }
    }

    /// What events of `kind` have beside their role's fields.
    static func own(_ kind: EventKind) -> Self {
        switch kind {
        case .track, .grouped, .receiptConfirmed, .succeeded, .orderClosed: EventRow()
        case .cancelled, .merchantAgreed, .agreedOnRefusal, .merchantRejected, .refunded, .afterSaleClosed,
            .platformIntervened:
            EventRow()
        case .placed: EventRow(needed: FieldSet(.amountFen), optional: FieldSet(.services, .items))
        case .shipped:
            EventRow(needed: FieldSet(.waybillNo, .courier), optional: FieldSet(.itemIDs, .replaces))
        case .requested: EventRow(needed: FieldSet(.type, .reason, .amountFen), optional: request)
        case .modified: EventRow(optional: request)
        case .interceptRequested, .interceptSucceeded, .interceptFailed, .recallRequested, .recallSucceeded,
            .recallFailed:
            EventRow(optional: FieldSet(.waybillNo))
        case .negotiationSent, .negotiationAccepted, .negotiationDeclined, .negotiationExpired:
            EventRow(needed: FieldSet(.proposal))
        case .evidenceSubmitted: EventRow(needed: FieldSet(.evidence), optional: FieldSet(.media))
        case .courierFault: EventRow(needed: FieldSet(.fault))
        case .returnShipped: EventRow(needed: FieldSet(.waybillNo, .courier))
        case .returnReceived, .receiptExtended: EventRow(optional: FieldSet(.waybillNo, .courier))
        case .deadlineChanged: EventRow(needed: FieldSet(.dueAt), optional: FieldSet(.clock))
        case .returnInspected: EventRow(needed: FieldSet(.finding, .fault))
        case .arbitrated: EventRow(needed: FieldSet(.liable))
        }
    }

    private static let request = FieldSet(
        .type, .reason, .amountFen, .refundableFen, .waybillNo, .opened, .activated, .sameItem,
        .foundElsewhere)
}
