// What the rows ask of the merchant (the tables' "action" columns).

extension Fold {
    /// Everything that stands now, once (CONTRACT 2): the order's own asks, then the after-sales' in the
    /// order of their first requests (R4.5).
    func appendAsks(_ ledger: borrowing OrderLedger, _ log: borrowing OrderLog, to asks: inout [Ask]) {
        appendTaobaoAsks(to: &asks)
        var next = oldestRequest(after: (.min, -1))
        while let place = next {
            let request = LoggedEvent.TableIndex(place)
            next = oldestRequest(after: (requests[place].firstRequest, place))
            let start = asks.count
            appendAsks(of: request, ledger, log, to: &asks)
            for index in start..<asks.count { asks[index].request = request }
            // R4.4: a step that was taken is not asked; R4.5: a parcel's tools are asked once.
            var kept = start
            for index in start..<asks.count {
                let ask = asks[index]
                if isTaken(ask) || isToolAsked(ask, in: asks[..<kept]) { continue }
                asks[kept] = ask
                kept += 1
            }
            asks.removeLast(asks.count - kept)
        }
    }

    /// The after-sale whose first request stands next behind `bound`: R4.5's order, oldest first.
    private func oldestRequest(after bound: (first: Int32, place: Int)) -> Int? {
        var best: Int?
        for place in requests.indices {
            let first = requests[place].firstRequest
            if (first, place) <= bound { continue }
            if let standing = best, requests[standing].firstRequest <= first { continue }
            best = place
        }
        return best
    }

    private func isToolAsked(_ ask: Ask, in asks: ArraySlice<Ask>) -> Bool {
        guard ask.kind == .intercept || ask.kind == .recall else { return false }
        return asks.contains { $0.kind == ask.kind && $0.waybill == ask.waybill }
    }

    private func appendAsks(
        of request: LoggedEvent.TableIndex, _ ledger: borrowing OrderLedger, _ log: borrowing OrderLog,
        to asks: inout [Ask]
    ) {
        let view = requests[Int(request)]
        guard isKnown else {
            if view.isOpen && ledger.lapsed.contains(request) {
                asks.append(Ask(.handover, .g10, waybill: view.named))
            }
            return
        }
        if let row = row(of: request, log) {
            appendAsks(of: row, request, log, to: &asks)
            appendInquiry(beside: row, request, log, to: &asks)
        }
        if let ask = returnAsk(of: request, log) { asks.append(ask) }
        if let liability = view.liability {
            asks.append(
                Ask(
                    .liability, liability.row, waybill: liability.waybill, missing: liability.missing,
                    ifSkipped: .merchantLiable))
        }
        if let guide = ledger.guide(of: request), view.isOpen, isRunning(.d1_2, of: request) {
            asks.append(Ask(.guide, .d1_3, waybill: guide, isLeg: true))  // R3.9
        }
    }

    private func isRunning(_ id: ClockID, of request: LoggedEvent.TableIndex) -> Bool {
        clocks.contains { $0.request == request && $0.id == id && $0.end == nil }
    }

    /// G3: who signed is asked beside a row that treats `undetermined` as not picked up.
    private func appendInquiry(
        beside row: SceneRow, _ request: LoggedEvent.TableIndex, _ log: borrowing OrderLog,
        to asks: inout [Ask]
    ) {
        guard RowSet(.w2_1, .w2_2, .g7, .p3_2).contains(row), requests[Int(request)].type == .refundOnly,
            let parcel = subject(of: request, log), parcel.stage == .signed, parcel.verdict == .undetermined
        else { return }
        asks.append(Ask(.inquire, .g3, waybill: parcel.waybill))
    }

    private func appendAsks(
        of row: SceneRow, _ request: LoggedEvent.TableIndex, _ log: borrowing OrderLog, to asks: inout [Ask]
    ) {
        let parcel = subject(of: request, log)
        let waybill = parcel?.waybill ?? LoggedEvent.absent
        // R4.8: `merchant_liable` on WeChat's W rows alone.
        let liable: SkipOutcome = platform == .wechatChannels ? .merchantLiable : .unknown
        func add(_ kind: ActionKind, _ proposal: Proposal? = nil, _ ifSkipped: SkipOutcome = .unknown) {
            asks.append(Ask(kind, row, waybill: waybill, proposal: proposal, ifSkipped: ifSkipped))
        }
        switch row {
        case .w1_1: add(.intercept, nil, liable)
        case .w1_2: add(.negotiate, .refuseDelivery, liable)
        case .w1_3, .w3_3: add(.negotiate, .cancel, liable)
        case .w2_1: add(.recall, nil, liable)
        case .w2_2: add(.negotiate, .refuseOrReturn, liable)
        case .w2_3: add(.refund, nil, liable)
        case .w3_1: add(.negotiate, .supplementEvidence, liable)
        case .w3_2a, .w3_2b: add(.negotiate, .changeToRefundOnly, liable)
        case .w3_2c: add(.negotiate, .changeToReturnRefund, liable)
        case .w3_4: add(.evidence, nil, liable)
        case .g1, .g2: add(.refund)
        case .g7, .p5_5, .p5_6Late, .b1_2, .b1_3Late: add(.handover)
        case .p3_1Refund: add(.refund, nil, .systemRefunds)
        case .p3_1:
            add(.agreeOnRefusal)
            if let stage = parcel?.stage, stage.rank < Stage.outForDelivery.rank { add(.intercept) }
        case .p3_2: add(.negotiate, smallPaymentOrReturn(request, parcel, log))
        case .p3_3: add(.inquire)
        case .p4_1, .p4_3: add(.negotiate, .supplementEvidence)
        case .p4_2, .p5_1, .p5_2, .p5_3, .p5_4, .p5_6: add(.guide)
        case .d3_1, .d3_2: add(.negotiate, .compensate)
        case .b1_3: add(.negotiate, .resend)
        case .g3, .g10, .p4_4, .d1_3, .d2_0, .d2_1, .d2_2, .d2_3, .b2_1, .b7_1:
            break  // Asked elsewhere: beside a row, by a clock, on a return leg, without a request.
        }
    }

    /// P3.2: a small payment for `quality`, `damaged`, `missing_item` and special goods.
    private func smallPaymentOrReturn(
        _ request: LoggedEvent.TableIndex, _ parcel: ParcelView?, _ log: borrowing OrderLog
    ) -> Proposal {
        let reason = requests[Int(request)].reason
        let isSmall = reason?.isQuality ?? false || reason == .missingItem || isSpecial(parcel, log)
        return isSmall ? .smallPayment : .changeToReturnRefund
    }

    /// The rows of the return leg, which ask until the rejection (R4.6): D2.0–D2.3, P4.4.
    func returnAsk(of request: LoggedEvent.TableIndex, _ log: borrowing OrderLog) -> Ask? {
        let view = requests[Int(request)]
        guard view.isOpen, view.answer != .rejected, isKnown else { return nil }
        func ask(_ kind: ActionKind, _ row: SceneRow, _ proposal: Proposal? = nil) -> Ask {
            Ask(kind, row, waybill: view.leg, proposal: proposal, isLeg: true)
        }
        if platform == .douyin, let finding = view.finding {
            let fault = view.inspectionFault
            switch finding {
            case .ok: return nil
            case .hurtsResale where fault == .courier: return ask(.guide, .d2_1)
            case .hurtsResale: return ask(.negotiate, .d2_1, fault == .quality ? .compensate : .cancel)
            case .wrongItem: return ask(.negotiate, .d2_2, .cancel)
            case .missingItem where fault == .courier: return ask(.guide, .d2_3)
            case .missingItem: return ask(.negotiate, .d2_3, .smallPayment)
            }
        }
        guard view.leg != LoggedEvent.absent, let place = legPlace(of: view.leg), parcels[place].signed >= 0
        else { return nil }
        if platform == .douyin { return ask(.evidence, .d2_0) }
        guard platform == .pinduoduo, view.type == .returnRefund, isDigital(log) else { return nil }
        var proof = ask(.evidence, .p4_4)
        if view.hasBadMedia { proof.missing = .media }  // R6.4
        return proof
    }

    /// R4.4: whether the step that an ask stands for was taken, from the set of events alone.
    func isTaken(_ ask: Ask) -> Bool {
        if ask.kind == .intercept || ask.kind == .recall {
            guard ask.waybill != LoggedEvent.absent, let place = outboundPlace(of: ask.waybill) else {
                return false
            }
            let parcel = parcels[place]
            return (ask.kind == .intercept ? parcel.intercept : parcel.recall) != .unasked
        }
        guard ask.request != LoggedEvent.absent else { return false }
        let view = requests[Int(ask.request)]
        switch ask.kind {
        case .negotiate:
            return negotiations.contains {
                $0.request == ask.request && !$0.isOld && $0.proposal == ask.proposal
                    && ($0.state == .open || $0.rows.contains(ask.row))
            }
        case .evidence where ask.row == .w3_4:
            return view.has(.redSealStatement) || view.has(.pickupCodeRecord)
        case .evidence: return view.hasReturnProof(limits: ask.row == .p4_4)
        case .agreeOnRefusal: return view.isRefusalAgreed
        case .refund: return view.isRefunded
        case .guide: return ask.row == .d1_3 && view.isExtended
        case .intercept, .recall, .deadline, .liability, .inquire, .handover, .withdraw: return false
        }
    }
}
