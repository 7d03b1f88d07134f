/// What the set of an order's events amounts to (G11): folded anew from the first event at every step.
///
/// Scratch, reused from order to order; indices point into the log that it was made of.
public struct Fold: Sendable {
    /// Parcels and return legs in the order of first sight.
    public internal(set) var parcels: [ParcelView] = []
    /// After-sales, by the log's index.
    public internal(set) var requests: [RequestView] = []
    /// The platform of the newest event that names one (R4.8).
    public internal(set) var platform: Platform?
    /// The shop of the newest event that names one (R4.8).
    public internal(set) var shop = LoggedEvent.absent
    /// The first `placed`.
    public internal(set) var placed = ParcelView.noEvent
    /// The first `grouped`.
    var grouped = ParcelView.noEvent
    /// The first `succeeded`.
    var succeeded = ParcelView.noEvent
    /// Clocks in the order of their starts.
    public internal(set) var clocks: [ClockView] = []
    /// Proposals in the order of their sending.
    var negotiations: [Negotiation] = []
    /// How long clocks run.
    let clockTable: ClockTable
    /// Whether any `shipped` was seen.
    public internal(set) var isShipped = false

    /// By waybill.
    private var waybills: [WaybillView] = []

    /// What one waybill stands for.
    private struct WaybillView {
        /// The outbound parcel in ``parcels``; −1 where there is none.
        var outbound: Int32 = -1
        /// The return leg in ``parcels``; −1 where there is none.
        var leg: Int32 = -1
        /// The first `return_shipped` that names it, an index into the events; −1 where there is none.
        var firstReturn: Int32 = -1
        /// Whether any `shipped` names it, so that a leg under the outbound number is told from one of
        /// its own (R1.8).
        var isShipped = false
    }

    /// An empty fold under those clocks.
    public init(clocks table: ClockTable) { clockTable = table }

    /// Folds all events of `log`. Cost: about 10 ns an event.
    public mutating func run(_ log: borrowing OrderLog) {
        reset(for: log)
        for index in log.events.indices {
            if log.events[index].kind == .track { continue }  // Names neither platform nor shop.
            let event = log.events[index]
            if let platform = event.platform { self.platform = platform }
            if event.shop != LoggedEvent.absent { shop = event.shop }
            if event.kind == .returnShipped, waybills[Int(event.waybill)].firstReturn < 0 {
                waybills[Int(event.waybill)].firstReturn = Int32(index)
            }
            if event.kind == .shipped { waybills[Int(event.waybill)].isShipped = true }
        }
        for index in log.events.indices { apply(Int32(index), of: log) }
    }

    private mutating func reset(for log: borrowing OrderLog) {
        parcels.clear()
        requests.clear()
        clocks.clear()
        negotiations.clear()
        for _ in log.afterSales { requests.append(RequestView()) }
        waybills.clear()
        for _ in log.waybills { waybills.append(WaybillView()) }
        (platform, shop, isShipped) = (nil, LoggedEvent.absent, false)
        (placed, grouped, succeeded) = (ParcelView.noEvent, ParcelView.noEvent, ParcelView.noEvent)
    }

    /// One event in its turn: what each kind does, and nothing falls through.
    private mutating func apply(_ index: Int32, of log: borrowing OrderLog) {
        let event = log.events[Int(index)]
        if event.kind.needsOpenRequest && !requests[Int(event.afterSale)].isOpen { return }  // R6.2
        switch event.kind {
        case .track: applyTrack(event, index, isLeg: isOfLeg(event, index), log)
        case .placed: if placed < 0 { placed = index }
        case .grouped: if grouped < 0 { grouped = index }
        case .shipped: applyShipped(event, index)
        case .receiptConfirmed: startWindows(at: event, index, log)
        case .succeeded: applySuccess(event, index)
        case .orderClosed: endClocks(of: LoggedEvent.absent, at: event.at, .p1_2, .p2_2)  // R3.7
        case .requested, .modified: applyRequest(event, index)
        case .deadlineChanged: moveClock(event)
        case .interceptRequested: applyIntercept(event, .requested, log)
        case .interceptSucceeded: applyIntercept(event, .succeeded, log)
        case .interceptFailed: applyIntercept(event, .failed, log)
        case .recallRequested: applyRecall(event, .requested, log)
        case .recallSucceeded: applyRecall(event, .succeeded, log)
        case .recallFailed: applyRecall(event, .failed, log)
        case .negotiationSent: sendProposal(event, log)
        case .negotiationAccepted: answerProposal(event, .accepted)
        case .negotiationDeclined: answerProposal(event, .declined)
        case .negotiationExpired: answerProposal(event, .expired)
        case .evidenceSubmitted: applyEvidence(event)
        case .courierFault: requests[Int(event.afterSale)].hasCourierFault = true
        case .returnShipped: applyReturnShipped(event, index, log)
        case .receiptExtended: extendReceipt(event)
        case .returnReceived: applyReturnReceived(event, index, log)
        case .returnInspected: applyInspection(event)
        case .merchantAgreed: applyAgreement(event, index)
        case .agreedOnRefusal: applyAgreementOnRefusal(event)
        case .merchantRejected: applyRejection(event, index, log)
        case .platformIntervened, .arbitrated: applyIntervention(event)
        case .refunded, .cancelled, .afterSaleClosed: applyEnding(event, index)
        }
    }

    /// CONTRACT 1: from the first `return_shipped` on a track is the leg's; under a number that went out
    /// too, only what stands behind it.
    private func isOfLeg(_ track: LoggedEvent, _ index: Int32) -> Bool {
        let waybill = waybills[Int(track.waybill)]
        return waybill.firstReturn >= 0 && (!waybill.isShipped || waybill.firstReturn < index)
    }

    /// The place in ``parcels`` of a waybill's parcel or leg, made where it is new.
    mutating func parcel(_ waybill: LoggedEvent.TableIndex, leg: Bool = false) -> Int {
        let known = leg ? waybills[Int(waybill)].leg : waybills[Int(waybill)].outbound
        if known >= 0 { return Int(known) }
        let place = Int32(parcels.count)
        parcels.append(ParcelView(waybill: waybill, isLeg: leg))
        if leg { waybills[Int(waybill)].leg = place } else { waybills[Int(waybill)].outbound = place }
        return Int(place)
    }

    func legPlace(of waybill: LoggedEvent.TableIndex) -> Int? {
        let place = waybills[Int(waybill)].leg
        return place < 0 ? nil : Int(place)
    }

    func outboundPlace(of waybill: LoggedEvent.TableIndex) -> Int? {
        let place = waybills[Int(waybill)].outbound
        return place < 0 ? nil : Int(place)
    }

    /// The parcel that speaks for a waybill: its leg from the leg's first track on (R1.8), else the
    /// outbound parcel; `nil` where neither has a track (R1.3).
    public func speaking(for waybill: LoggedEvent.TableIndex) -> ParcelView? {
        let view = waybills[Int(waybill)]
        if view.leg >= 0, parcels[Int(view.leg)].deciding >= 0 { return parcels[Int(view.leg)] }
        if view.outbound >= 0, parcels[Int(view.outbound)].deciding >= 0 {
            return parcels[Int(view.outbound)]
        }
        return nil
    }
}
