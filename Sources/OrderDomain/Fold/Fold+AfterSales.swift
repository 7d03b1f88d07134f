// The after-sales' part of the fold: what of it a parcel's history rests on.

extension Fold {
    mutating func applyAfterSaleEvent(_ event: LoggedEvent, _ index: Int32, _ log: borrowing OrderLog) {
        switch event.kind {
        case .requested, .modified: applyRequest(event)
        case .interceptRequested, .interceptSucceeded, .interceptFailed, .recallRequested, .recallSucceeded,
            .recallFailed:
            applyTool(event, log: log)
        case .returnShipped:
            let place = parcel(event.waybill, leg: true)
            parcels[place].courier = event.courier
        case _: break
        }
    }

    /// G5: which parcel the request is about; `requested` begins a new round (R3.5), `modified` keeps
    /// what it does not name (R5.2), and is nothing where it neither follows a request nor is one.
    private mutating func applyRequest(_ event: LoggedEvent) {
        let place = Int(event.afterSale)
        let saysAll = event.tags[.type] != 0 && event.tags[.reason] != 0
        if event.kind == .modified && !requests[place].isMade && !saysAll { return }
        if event.kind == .requested || event.waybill != LoggedEvent.absent {
            requests[place].named = event.waybill
        }
        requests[place].isMade = true
    }
}
