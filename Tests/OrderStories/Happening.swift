import OrderDomain

/// One event of a test's order: what a decoded record says, in the words of the tables.
///
/// Its id follows from what it says, so that two events that say the same are duplicates.
struct Happening: Sendable {
    var kind: EventKind
    var at: Hour
    /// The record's timestamp; by default the event's own instant, or that of the record before it.
    var arrival: Hour?
    var name: String?
    var platform: Platform?
    var afterSale: String?
    var waybill: String?
    var courier: String?
    var shop: String?
    var replaces: String?
    var itemIDs: [String] = []
    var items: [Goods] = []
    var mediaFormat: String?
    var details = InputEvent.Details()
    var reading: Reading?
    /// A track that knows only its date: that day's 00:00.
    var midnight: Hour?

    init(_ kind: EventKind, _ at: Hour) { (self.kind, self.at) = (kind, at) }

    var id: String {
        let said = [
            afterSale, waybill, details.proposal.map { "\($0.name)" }, reading.map { "\($0.stage.name)" },
        ]
        return name ?? (["\(kind.name)", "\(at)"] + said.compactMap(\.self)).joined(separator: "/")
    }
}

// MARK: - What may be said of any event

extension Happening {
    func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }

    /// Of another after-sale than `A1`.
    func of(_ afterSale: String) -> Self { with { $0.afterSale = afterSale } }
    /// About another waybill.
    func on(_ waybill: String) -> Self { with { $0.waybill = waybill } }
    func named(_ name: String) -> Self { with { $0.name = name } }
    /// Told late: the record's timestamp.
    func arriving(_ arrival: Hour) -> Self { with { $0.arrival = arrival } }
    func by(_ platform: Platform) -> Self { with { $0.platform = platform } }
}

// MARK: - Order events

extension Happening {
    static func placed(
        _ items: Goods..., at: Hour = 0, fen: Int64 = 9_900, fresh: Bool = false, allergy: Bool = false
    ) -> Self {
        Self(.placed, at).with {
            $0.details.amountFen = fen
            $0.items = items.isEmpty ? [.plain] : items
            ($0.details.freshGuarantee, $0.details.allergyGuarantee) = (fresh, allergy)
            $0.shop = "S1"
        }
    }

    static func shipped(
        _ at: Hour = 1, _ waybill: String = "YT1", items: [String] = [], replaces: String? = nil
    ) -> Self {
        Self(.shipped, at).with {
            ($0.waybill, $0.courier, $0.itemIDs, $0.replaces) = (waybill, "yuantong", items, replaces)
        }
    }

    static func order(_ kind: EventKind, _ at: Hour) -> Self { Self(kind, at) }
}

// MARK: - Tracks

extension Happening {
    static func track(
        _ at: Hour, _ stage: Stage, _ verdict: Verdict = .notSigned, row: Row? = nil,
        problem: Problem? = nil, speaksOfReturn: Bool = false, disagrees: Bool = false
    ) -> Self {
        Self(.track, at).with {
            ($0.waybill, $0.courier) = ("YT1", "yuantong")
            $0.reading = Reading(
                stage: stage, verdict: verdict, row: row, problem: problem, disagrees: disagrees,
                speaksOfReturn: speaksOfReturn)
        }
    }

    /// 本人签收.
    static func pickedUp(_ at: Hour) -> Self { track(at, .signed, .pickedUp, row: .signedByRecipient) }
    /// 家人签收.
    static func signedByFamily(_ at: Hour) -> Self {
        track(at, .signed, .notPickedUp, row: .signedByOther)
    }
    /// 已签收.
    static func signedByNobody(_ at: Hour) -> Self { track(at, .signed, .undetermined) }
    /// 已放入快递柜.
    static func inLocker(_ at: Hour) -> Self { track(at, .inLocker, .notPickedUp, row: .placedInLocker) }

    /// A track that tells only its day, counted from the order's first.
    static func dated(_ day: Int64, _ stage: Stage, _ verdict: Verdict, row: Row? = nil) -> Self {
        track(Hour.day(day + 1).secondEarlier, stage, verdict, row: row).with { $0.midnight = .day(day) }
    }
}

// MARK: - After-sales events

extension Happening {
    static func requested(
        _ at: Hour, _ type: RequestType = .refundOnly, _ reason: RequestReason = .unwanted,
        fen: Int64 = 9_900, refundable: Int64? = nil, on waybill: String? = nil, opened: Bool? = nil,
        activated: Bool? = nil, sameItem: Bool? = nil, foundElsewhere: Bool? = nil
    ) -> Self {
        Self(.requested, at).with {
            ($0.afterSale, $0.waybill) = ("A1", waybill)
            ($0.details.type, $0.details.reason, $0.details.amountFen) = (type, reason, fen)
            ($0.details.refundableFen, $0.details.opened, $0.details.activated) = (
                refundable, opened, activated
            )
            ($0.details.sameItem, $0.details.foundElsewhere) = (sameItem, foundElsewhere)
        }
    }

    static func modified(
        _ at: Hour, _ type: RequestType? = nil, _ reason: RequestReason? = nil, fen: Int64? = nil
    ) -> Self {
        afterSale(.modified, at).with {
            ($0.details.type, $0.details.reason, $0.details.amountFen) = (type, reason, fen)
        }
    }

    /// An after-sales event that says nothing but its kind.
    static func afterSale(_ kind: EventKind, _ at: Hour) -> Self { Self(kind, at).of("A1") }

    static func sent(_ at: Hour, _ proposal: Proposal) -> Self { negotiation(.negotiationSent, at, proposal) }
    static func declined(_ at: Hour, _ proposal: Proposal) -> Self {
        negotiation(.negotiationDeclined, at, proposal)
    }
    static func negotiation(_ kind: EventKind, _ at: Hour, _ proposal: Proposal) -> Self {
        afterSale(kind, at).with { $0.details.proposal = proposal }
    }

    static func evidence(
        _ at: Hour, _ kind: EvidenceKind, format: String? = nil, bytes: Int64? = nil, seconds: Int64? = nil
    ) -> Self {
        afterSale(.evidenceSubmitted, at).named("evidence/\(at)/\(kind.name)").with {
            ($0.details.evidence, $0.mediaFormat) = (kind, format)
            ($0.details.mediaSizeBytes, $0.details.mediaDurationSeconds) = (bytes, seconds)
        }
    }

    static func fault(_ at: Hour, _ fault: CourierFault) -> Self {
        afterSale(.courierFault, at).with { $0.details.courierFault = fault }
    }

    static func returnShipped(_ at: Hour, _ waybill: String = "RT1") -> Self {
        afterSale(.returnShipped, at).with { ($0.waybill, $0.courier) = (waybill, "shunfeng") }
    }

    static func inspected(_ at: Hour, _ finding: InspectionFinding, _ fault: InspectionFault) -> Self {
        afterSale(.returnInspected, at).with {
            ($0.details.finding, $0.details.inspectionFault) = (finding, fault)
        }
    }

    static func deadlineChanged(_ at: Hour, to due: Hour, _ clock: ClockID? = nil) -> Self {
        afterSale(.deadlineChanged, at).with {
            ($0.details.dueAt, $0.details.clock) = (due.instant, clock)
        }
    }
}
