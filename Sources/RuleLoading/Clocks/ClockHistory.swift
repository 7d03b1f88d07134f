internal import OrderDomain

/// Events of one order by which clocks are tried: each whole, so that any of them may start or end one.
struct ClockHistory {
    let clock: ClockID

    /// What comes before the clock's start, in order; the start itself is the first of its `starts`.
    var prelude: [ClockBound] {
        let order: [ClockBound] = [.event(.placed), .event(.grouped), .event(.shipped)]
        let asked = order + [.event(.requested)]
        switch clock {
        case .p1_1, .p2_1, .p1_2, .p2_2, .d3_1, .d3_2, .b1_1, .b7_1: return order
        case .p1_3, .p4_5, .d1_4, .p2_3: return asked
        case .p7_1: return asked + [.event(.platformIntervened)]
        case .p2_4, .d1_2: return asked + [.event(.merchantAgreed)]
        case .p4_4, .d1_1: return asked + [.event(.merchantAgreed), .event(.returnShipped)]
        }
    }

    /// The type of the history's requests.
    private var type: RequestType {
        switch clock {
        case .p1_1, .p1_2, .p1_3, .p7_1: .refundOnly
        case .p2_1, .p2_2, .p2_3, .p2_4, .p4_4, .p4_5, .d1_1, .d1_2, .d1_4, .d3_1, .d3_2, .b1_1, .b7_1:
            .returnRefund
        }
    }

    /// P4.5 comes after P4.3, which is about a reason (DOMAIN 3.3).
    private var reason: RequestReason { clock == .p4_5 ? .damaged : .unwanted }

    /// One bound as events: the kinds of proof are two, all others one.
    func events(_ bound: ClockBound, at moment: ClockTest.Moment, id: String) -> [InputEvent] {
        switch bound {
        case .signed: return [track("OUT", at: moment, id: id)]
        case .returnSigned: return [track("BACK", at: moment, id: id)]
        case .event(.evidenceSubmitted):
            return [EvidenceKind.labelAndGoodsPhoto, .unboxingVideo].map { kind in
                var event = event(.evidenceSubmitted, at: moment.instant, id: "\(id)-\(kind.name)")
                event.details.evidence = kind
                return event
            }
        case .event(let kind): return [event(kind, at: moment.instant, id: id)]
        }
    }

    /// An event with the fields that its kind needs.
    func event(_ kind: EventKind, at instant: Instant, id: String) -> InputEvent {
        var event = InputEvent()
        (event.kind, event.at, event.timestamp) = (kind, instant, instant)
        event.platform = clock.platform
        event.eventID = event.store(id)
        if kind.role == .afterSales { event.afterSaleID = event.store("A") }
        switch kind {
        case .placed:
            (event.details.amountFen, event.details.freshGuarantee) = (100, clock == .d3_1)
            event.details.allergyGuarantee = clock == .d3_2
            var item = InputEvent.Item()
            item.digital = true
            event.items = [item]
        case .shipped: event.waybill = event.store("OUT")
        case .returnShipped, .returnReceived: event.waybill = event.store("BACK")
        case .requested, .modified:
            (event.details.type, event.details.reason, event.details.amountFen) = (type, reason, 100)
        case .deadlineChanged: event.details.clock = clock
        case .track, .grouped, .receiptConfirmed, .succeeded, .orderClosed, .interceptRequested,
            .interceptSucceeded, .interceptFailed, .recallRequested, .recallSucceeded, .recallFailed,
            .negotiationSent, .negotiationAccepted, .negotiationDeclined, .negotiationExpired,
            .evidenceSubmitted, .courierFault, .receiptExtended, .returnInspected, .merchantAgreed,
            .agreedOnRefusal, .merchantRejected, .platformIntervened, .arbitrated, .refunded, .cancelled,
            .afterSaleClosed:
            break  // Says all by its kind and its instant.
        }
        return event
    }

    private func track(_ waybill: String, at moment: ClockTest.Moment, id: String) -> InputEvent {
        var event = event(.track, at: moment.instant, id: id)
        event.platform = nil
        event.midnight = moment.midnight
        event.waybill = event.store(waybill)
        return event
    }
}

extension InputEvent {
    fileprivate mutating func store(_ text: String) -> ByteRange {
        let bytes = Array(text.utf8)
        return store(bytes.span)
    }
}
