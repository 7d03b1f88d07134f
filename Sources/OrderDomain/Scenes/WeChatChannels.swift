// WeChat Channels (DOMAIN 2), in the order of precedence given there; Douyin and Taobao use W1.1, W1.2,
// W2.1–W2.3 and W3.2c of it (G6).

extension Fold {
    func shippedRow(
        _ request: LoggedEvent.TableIndex, _ parcel: ParcelView?, _ log: borrowing OrderLog
    ) -> SceneRow? {
        let view = requests[Int(request)]
        guard let type = view.type else { return nil }
        let isRefundOnly = type == .refundOnly
        func orMoney(_ row: SceneRow) -> SceneRow { isPartial(view, log) ? .g7 : row }
        guard let parcel else { return isRefundOnly && placed >= 0 ? orMoney(.g1) : nil }
        if type.isRefund && (view.hasCourierFault || parcel.stage == .lost) { return .w2_3 }  // R6.1
        if isProofDemanded(request, parcel) { return .w3_4 }
        if isRefundOnly && parcel.turnedBack { return orMoney(.g2) }  // R1.6
        if isRecalledReturn(view, parcel) { return .w3_2b }
        if isRefundOnly, let row = undeliveredRow(parcel, log) { return row == .w1_3 ? row : orMoney(row) }
        if parcel.verdict == .pickedUp && type.isRefund { return pickedUpRow(view, parcel, log) }
        return nil
    }

    /// Before the buyer has it: W1.1–W1.3 for the classes unknown, moving and failed (R6.1), W2.1 and
    /// W2.2 for what is stored, or signed by somebody else.
    private func undeliveredRow(_ parcel: ParcelView, _ log: borrowing OrderLog) -> SceneRow? {
        switch parcel.stage.stageClass {
        case .unknown, .moving, .failed:
            if isWeChat && isPerishable(parcel, log) { return .w1_3 }
            let isTooLate = parcel.stage == .outForDelivery || parcel.stage == .deliveryFailed
            return parcel.intercept == .failed || isTooLate ? .w1_2 : .w1_1
        case .stored: return parcel.recall == .failed ? .w2_2 : .w2_1
        case .signed:
            if parcel.verdict == .pickedUp { return nil }
            return parcel.recall == .failed ? .w2_2 : .w2_1
        case .turnedBack, .lost: return nil
        }
    }

    private func pickedUpRow(
        _ view: RequestView, _ parcel: ParcelView, _ log: borrowing OrderLog
    ) -> SceneRow? {
        let isRefundOnly = view.type == .refundOnly
        let isQuality = view.reason?.isQuality ?? false
        let isPerishableOrCheap = isPerishable(parcel, log) || isLowValue(parcel, log)
        if isWeChat {
            if isRefundOnly && isQuality && isWithoutReturn(parcel, log) { return .w3_1 }
            if !isRefundOnly && isQuality && isPerishableOrCheap { return .w3_2a }
            if view.reason?.isPersonal ?? false, isWithoutReturn(parcel, log) { return .w3_3 }
        }
        return isRefundOnly && !isPerishableOrCheap ? .w3_2c : nil
    }

    /// W3.4, R6.2: the newest negotiation since the request, sent in a W3 row, was declined or expired.
    private func isProofDemanded(_ request: LoggedEvent.TableIndex, _ parcel: ParcelView) -> Bool {
        guard isWeChat, parcel.verdict == .pickedUp, requests[Int(request)].type?.isRefund ?? false else {
            return false
        }
        guard let newest = negotiations.last(where: { $0.request == request && !$0.isOld }) else {
            return false
        }
        let w3 = RowSet(.w3_1, .w3_2a, .w3_2b, .w3_2c, .w3_3)
        return newest.rows.intersects(w3) && (newest.state == .declined || newest.state == .expired)
    }

    /// W3.2b: recalled while out for delivery or stored.
    private func isRecalledReturn(_ view: RequestView, _ parcel: ParcelView) -> Bool {
        guard isWeChat, view.type == .returnRefund, parcel.recall == .succeeded else { return false }
        guard let stage = parcel.recalledAt else { return false }
        return stage == .outForDelivery || stage == .deliveryFailed || stage.stageClass == .stored
    }

    private var isWeChat: Bool { platform == .wechatChannels }

    /// What a rejection in this state makes the merchant liable for (DOMAIN 2, last column).
    func liability(of request: LoggedEvent.TableIndex, _ log: borrowing OrderLog) -> Liability? {
        guard let row = row(of: request, log), let parcel = subject(of: request, log),
            let missing = missingStep(request, row, parcel)
        else { return nil }
        return Liability(row: row, missing: missing, waybill: parcel.waybill)
    }

    private func missingStep(
        _ request: LoggedEvent.TableIndex, _ row: SceneRow, _ parcel: ParcelView
    ) -> MissingStep? {
        let view = requests[Int(request)]
        switch row {
        case .w1_1: return parcel.intercept == .unasked ? .intercept : nil
        case .w1_2, .w1_3, .w2_2, .w3_1, .w3_2a, .w3_2b, .w3_2c, .w3_3:
            // R4.4: averted by any negotiation sent in that row.
            let isSent = negotiations.contains { $0.request == request && !$0.isOld && $0.rows.contains(row) }
            return isSent ? nil : .negotiation
        case .w2_1:
            if parcel.recall == .unasked { return .recall }
            return requests.contains { $0.has(.recallRecord) } ? nil : .recallRecord
        case .w2_3: return .refund
        case .w3_4: return view.has(.redSealStatement) || view.has(.pickupCodeRecord) ? nil : .pickupProof
        case .g1, .g2, .g3, .g7, .g10, .p3_1, .p3_1Refund, .p3_2, .p3_3, .p4_1, .p4_2, .p4_3, .p4_4, .p5_1,
            .p5_2, .p5_3, .p5_4, .p5_5, .p5_6, .p5_6Late, .d1_3, .d2_0, .d2_1, .d2_2, .d2_3, .d3_1, .d3_2,
            .b1_2, .b1_3, .b1_3Late, .b2_1, .b7_1:
            return nil
        }
    }
}
