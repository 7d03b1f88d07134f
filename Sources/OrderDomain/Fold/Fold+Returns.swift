// Return legs: R1.8, R3.8 to R3.10.

extension Fold {
    mutating func applyReturnShipped(_ event: LoggedEvent, _ index: Int32, _ log: borrowing OrderLog) {
        requests[Int(event.afterSale)].leg = event.waybill  // R3.8: the newest leg counts.
        let place = parcel(event.waybill, leg: true)
        parcels[place].courier = event.courier
        endClocks(of: event.afterSale, at: event.at, .p2_3)
        if platform == .pinduoduo { startClock(.p2_4, of: event.afterSale, at: event, index) }
        if platform == .douyin { startClock(.d1_2, of: event.afterSale, at: event, index) }
        if parcels[place].signed >= 0 { legSigned(parcels[place], for: event.afterSale, log) }
    }

    /// R1.8: a leg counts as signed at its first signature or here, whichever is earlier.
    mutating func applyReturnReceived(_ event: LoggedEvent, _ index: Int32, _ log: borrowing OrderLog) {
        let waybill =
            event.waybill == LoggedEvent.absent ? requests[Int(event.afterSale)].leg : event.waybill
        guard waybill != LoggedEvent.absent, let place = legPlace(of: waybill), parcels[place].signed < 0
        else { return }
        parcels[place].signed = index
        legSigned(place, log)
    }

    /// What starts when a leg is signed, for each after-sale that it belongs to.
    mutating func legSigned(_ place: Int, _ log: borrowing OrderLog) {
        for request in requests.indices where requests[request].leg == parcels[place].waybill {
            legSigned(parcels[place], for: LoggedEvent.TableIndex(request), log)
        }
    }

    private mutating func legSigned(
        _ leg: ParcelView, for request: LoggedEvent.TableIndex, _ log: borrowing OrderLog
    ) {
        let view = requests[Int(request)]
        guard view.isOpen, view.answer != .rejected else { return }
        let signed = log.events[Int(leg.signed)]
        if platform == .douyin {
            endClocks(of: request, at: signed.at, .d1_2)
            startClock(.d1_1, of: request, at: signed, leg.signed, waybill: view.leg)
        }
        if platform == .pinduoduo, view.type == .returnRefund, isDigital(log),
            !view.hasReturnProof(limits: true)
        {
            startClock(.p4_4, of: request, at: signed, leg.signed, waybill: view.leg)
        }
    }

    /// R3.9: D1.3, once, from 5 days after the waybill on and before the leg is signed, which ends D1.2.
    mutating func extendReceipt(_ event: LoggedEvent) {
        let place = Int(event.afterSale)
        for clock in clocks.indices
        where clocks[clock].request == event.afterSale && clocks[clock].id == .d1_2
            && clocks[clock].end == nil
        {
            if requests[place].isExtended || event.at < clocks[clock].base + .days(5) { continue }
            requests[place].isExtended = true
            clocks[clock].due = clocks[clock].due + .days(7)
        }
    }
}
