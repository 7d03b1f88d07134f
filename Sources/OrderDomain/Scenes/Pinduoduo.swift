// Pinduoduo (DOMAIN 3.2 to 3.4; R6.3).

extension Fold {
    func pinduoduoRow(
        _ view: RequestView, _ parcel: ParcelView?, _ log: borrowing OrderLog
    ) -> SceneRow? {
        switch view.type {
        case .priceProtection: return priceRow(view, parcel, log)
        case .returnRefund: return digitalRow(view, log)
        case .refundOnly: return refundOnlyRow(view, parcel, log)
        case .exchange, .repair, nil: return nil
        }
    }

    private func refundOnlyRow(
        _ view: RequestView, _ parcel: ParcelView?, _ log: borrowing OrderLog
    ) -> SceneRow? {
        guard let parcel else {
            if placed < 0 { return nil }
            return isPartial(view, log) ? .g7 : .g1
        }
        if parcel.turnedBack {
            if view.isRefusalAgreed { return .p3_1Refund }
            return isPartial(view, log) ? .g7 : .g2
        }
        if view.reason == .logistics || parcel.stage == .deliveryFailed || parcel.stage == .lost {
            return .p3_3
        }
        return parcel.stage == .signed ? .p3_2 : .p3_1
    }

    /// P4: proof for returns of digital goods. P4.3 is a property of the request (R6.3).
    private func digitalRow(_ view: RequestView, _ log: borrowing OrderLog) -> SceneRow? {
        guard isDigital(log) else { return nil }
        if let reason = view.reason, [.damaged, .wrongItem, .missingItem].contains(reason) { return .p4_3 }
        return view.tags.flag(.activated) == false ? .p4_2 : .p4_1
    }

    /// Whether P4.5 starts at a rejection: after P4.3, whatever was agreed before (R6.3).
    func demandsReturnProof(of request: LoggedEvent.TableIndex, _ log: borrowing OrderLog) -> Bool {
        let view = requests[Int(request)]
        return view.type == .returnRefund && digitalRow(view, log) == .p4_3
    }

    private func priceRow(
        _ view: RequestView, _ parcel: ParcelView?, _ log: borrowing OrderLog
    ) -> SceneRow? {
        let asked = log.events[Int(view.request)].at
        let origin = grouped >= 0 ? grouped : placed
        let ordered = origin >= 0 ? log.events[Int(origin)].at : nil
        func isWithin(_ span: TimeSpan) -> Bool { ordered.map { asked <= $0 + span } ?? false }
        if view.tags.flag(.foundElsewhere) == true { return isWithin(.hours(24)) ? .p5_6 : .p5_6Late }
        guard let parcel else { return .p5_1 }
        if parcel.stage != .signed { return .p5_2 }
        // R6.3: `opened` and `activated` default to false, activated counts as opened.
        if view.tags.flag(.opened) != true && view.tags.flag(.activated) != true { return .p5_3 }
        return view.tags.flag(.sameItem) == true && isWithin(.days(7)) ? .p5_4 : .p5_5
    }
}
