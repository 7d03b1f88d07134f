// Taobao (DOMAIN 5): what stands before the rows that it shares (G6, R6.5).

extension Fold {
    func taobaoRow(_ view: RequestView, _ parcel: ParcelView?, _ log: borrowing OrderLog) -> SceneRow? {
        let asked = log.events[Int(view.request)].at
        if view.reason == .missingItem, let parcel, parcel.signed >= 0 {
            let signed = log.events[Int(parcel.signed)].at
            if asked >= signed { return asked <= signed + .hours(24) ? .b1_3 : .b1_3Late }
        }
        guard view.type == .returnRefund, view.reason?.isPersonal ?? false else { return nil }
        let isOver = clocks.contains { $0.id == .b1_1 && asked > $0.due }
        return isOver ? .b1_2 : nil
    }

    /// B2.1, B7.1: asked also while no request is open.
    func appendTaobaoAsks(to asks: inout [Ask]) {
        guard platform == .taobao, isKnown else { return }
        for parcel in parcels where !parcel.isLeg {
            switch parcel.problem {
            case .outOfArea, .noOutlet, .outletSuspended:
                asks.append(Ask(.inquire, .b2_1, waybill: parcel.waybill))
            case .damaged, nil: break
            }
        }
        for parcel in parcels
        where !parcel.isLeg && parcel.wasNotPickedUpAtSuccess && parcel.verdict != .pickedUp {
            asks.append(Ask(.inquire, .b7_1, waybill: parcel.waybill))
        }
    }
}
