// The after-sales' part of the fold: R3.4, R3.5, R4.4, R6.2.

extension Fold {
    /// R3.5: `requested` begins a new round; `modified` keeps what it does not name (R5.2), and is
    /// nothing where it neither follows a request nor says as much as one.
    mutating func applyRequest(_ event: LoggedEvent, _ index: Int32) {
        let place = Int(event.afterSale)
        var request = requests[place]
        defer { requests[place] = request }
        request.version += 1
        let type: RequestType? = event.tags.value(.type)
        let reason: RequestReason? = event.tags.value(.reason)
        if event.kind == .modified && request.request < 0 && (type == nil || reason == nil) { return }
        let isAnew =
            event.kind == .requested || !request.isOpen || request.answer != .none || request.isRefusalAgreed
            || (type != nil && type != request.type)
        if event.kind == .requested {
            request.beginRound()
            endRound(of: event.afterSale, at: event.at)
        }
        request.take(event, index, type: type, reason: reason)
        for entry in negotiations.indices where negotiations[entry].request == event.afterSale {
            negotiations[entry].isOld = true
        }
        if isAnew {
            endClocks(of: event.afterSale, at: event.at, .p1_1, .p2_1, .p1_3, .d1_4)
            if platform == .pinduoduo && request.type == .refundOnly {
                startClock(.p1_1, of: event.afterSale, at: event, index)
            }
            if platform == .pinduoduo && request.type == .returnRefund {
                startClock(.p2_1, of: event.afterSale, at: event, index)
            }
        }
        if request.type == .returnRefund { endClocks(of: LoggedEvent.absent, at: event.at, .b1_1) }
    }

    /// R3.4: `cancelled`, `closed` and `refunded` end every clock of their after-sale but P7.1.
    mutating func applyEnding(_ event: LoggedEvent, _ index: Int32) {
        let place = Int(event.afterSale)
        let hasRunOut = hasAnswerClockRunOut(of: event.afterSale, at: event.at)
        requests[place].isOpen = false
        requests[place].liability = nil
        requests[place].isRefunded = event.kind == .refunded
        endRound(of: event.afterSale, at: event.at)
        if event.kind == .refunded, platform == .pinduoduo, requests[place].isIntervened || hasRunOut {
            startClock(.p7_1, of: event.afterSale, at: event, index)
        }
    }

    mutating func applyAgreement(_ event: LoggedEvent, _ index: Int32) {
        let place = Int(event.afterSale)
        endClocks(of: event.afterSale, at: event.at, .p1_1, .p2_1)  // R3.4
        requests[place].answer = .agreed
        if platform == .pinduoduo && requests[place].type == .returnRefund {
            startClock(.p2_3, of: event.afterSale, at: event, index)
        }
    }

    /// P3.1: the refusal that was agreed on refunds; the request stays to be answered.
    mutating func applyAgreementOnRefusal(_ event: LoggedEvent) {
        endClocks(of: event.afterSale, at: event.at, .p1_1, .p2_1)  // R3.4
        requests[Int(event.afterSale)].isRefusalAgreed = true
    }

    mutating func applyRejection(_ event: LoggedEvent, _ index: Int32, _ log: borrowing OrderLog) {
        let place = Int(event.afterSale)
        endClocks(of: event.afterSale, at: event.at, .p1_1, .p2_1)  // R3.4
        if platform == .wechatChannels {
            requests[place].liability = liability(of: event.afterSale, log)
        }
        requests[place].answer = .rejected
        endClocks(of: event.afterSale, at: event.at, .p2_4, .d1_1, .d1_2, .p4_4)
        if platform == .douyin { startClock(.d1_4, of: event.afterSale, at: event, index) }
        guard platform == .pinduoduo else { return }
        if requests[place].type?.isRefund ?? false {
            startClock(.p1_3, of: event.afterSale, at: event, index)
        }
        if demandsReturnProof(of: event.afterSale, log) {
            startClock(.p4_5, of: event.afterSale, at: event, index)
        }
    }

    /// R3.4: the platform's hand ends P1.3 and D1.4; P7.1 asks later whether it was there.
    mutating func applyIntervention(_ event: LoggedEvent) {
        requests[Int(event.afterSale)].isIntervened = true
        endClocks(of: event.afterSale, at: event.at, .p1_3, .d1_4)
    }

    mutating func applyInspection(_ event: LoggedEvent) {
        let place = Int(event.afterSale)
        requests[place].finding = event.tags.value(.finding)
        requests[place].inspectionFault = event.tags.value(.fault)
    }

    /// R4.4: a proposal counts for the rows that hold when it is sent.
    mutating func sendProposal(_ event: LoggedEvent, _ log: borrowing OrderLog) {
        guard let proposal: Proposal = event.tags.value(.subject) else { return }
        let rows = rowsHeld(by: event.afterSale, log)
        negotiations.append(
            Negotiation(request: event.afterSale, proposal: proposal, rows: rows, state: .open))
    }

    /// The newest open proposal of that kind is the one that is answered.
    mutating func answerProposal(_ event: LoggedEvent, _ state: Negotiation.State) {
        guard let proposal: Proposal = event.tags.value(.subject) else { return }
        let open = negotiations.lastIndex {
            $0.request == event.afterSale && $0.state == .open && $0.proposal == proposal
        }
        if let open { negotiations[open].state = state }
    }

    mutating func applyEvidence(_ event: LoggedEvent) {
        guard let kind: EvidenceKind = event.tags.value(.subject) else { return }
        let place = Int(event.afterSale)
        let isWithinLimits = event.tags[.media] == 1
        requests[place].take(kind, isWithinLimits: isWithinLimits)
        if kind == .unboxingVideo || kind == .buyerVideo { requests[place].hasBadMedia = !isWithinLimits }
        // R3.10: P4.4 ends when both of its kinds are in, P4.5 by any valid proof.
        if requests[place].hasReturnProof(limits: true) {
            endClocks(of: event.afterSale, at: event.at, .p4_4)
        }
        if isWithinLimits { endClocks(of: event.afterSale, at: event.at, .p4_5) }
    }
}

extension RequestView {
    /// R3.4, R6.2: the former round is past.
    fileprivate mutating func beginRound() {
        (named, refundableFen, tags) = (LoggedEvent.absent, nil, EventTags())
        (hasCourierFault, finding, inspectionFault, leg) = (false, nil, nil, LoggedEvent.absent)
    }

    fileprivate mutating func take(
        _ event: LoggedEvent, _ index: Int32, type: RequestType?, reason: RequestReason?
    ) {
        self.type = type ?? self.type
        self.reason = reason ?? self.reason
        if event.value >= 0 { amountFen = event.value }
        if event.secondValue >= 0 { refundableFen = event.secondValue }
        if event.waybill != LoggedEvent.absent { named = event.waybill }
        for flag in EventTags.Flag.allCases { tags.set(flag, event.tags.flag(flag)) }
        request = index
        if firstRequest < 0 { firstRequest = index }
        // R4.4, R4.6: rows ask again, and a liability of the former round is gone.
        (isOpen, isRefunded, answer, isRefusalAgreed, liability) = (true, false, .none, false, nil)
    }
}

extension EventKind {
    /// R6.2: every event of an after-sale that is not open is nothing, save what opens it, what moves a
    /// clock, which may be the order's own or P7.1, and the parcel's tools.
    var needsOpenRequest: Bool {
        switch self {
        case .placed, .grouped, .shipped, .receiptConfirmed, .succeeded, .orderClosed, .track: false
        case .requested, .modified, .deadlineChanged, .interceptRequested, .interceptSucceeded,
            .interceptFailed, .recallRequested, .recallSucceeded, .recallFailed:
            false
        case .negotiationSent, .negotiationAccepted, .negotiationDeclined, .negotiationExpired,
            .evidenceSubmitted, .courierFault, .returnShipped, .receiptExtended, .returnReceived,
            .returnInspected, .merchantAgreed, .agreedOnRefusal, .merchantRejected, .platformIntervened,
            .arbitrated, .refunded, .cancelled, .afterSaleClosed:
            true
        }
    }
}
