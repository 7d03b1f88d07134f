// Which row of DOMAIN's tables decides for an after-sale now: pure functions of the fold.

extension Fold {
    /// Whether the order was `placed` or `shipped` here (G10).
    var isKnown: Bool { placed >= 0 || isShipped }

    /// Whether any after-sale is open.
    var hasOpenRequest: Bool {
        for index in requests.indices where requests[index].isOpen { return true }
        return false
    }

    /// The parcel that an after-sale is about (G5).
    func subject(of request: LoggedEvent.TableIndex, _ log: borrowing OrderLog) -> ParcelView? {
        parcel(of: requests[Int(request)], log: log).map { parcels[$0] }
    }

    /// The row that decides for this after-sale now; `nil` where none holds and nothing is asked.
    func row(of request: LoggedEvent.TableIndex, _ log: borrowing OrderLog) -> SceneRow? {
        let view = requests[Int(request)]
        guard view.isOpen, isKnown, view.answer == .none else { return nil }  // R4.6
        let parcel = subject(of: request, log)
        switch platform {
        case .pinduoduo: return pinduoduoRow(view, parcel, log)
        case .douyin: return douyinRow(view, log) ?? shippedRow(request, parcel, log)
        case .taobao: return taobaoRow(view, parcel, log) ?? shippedRow(request, parcel, log)
        case .wechatChannels, nil: return shippedRow(request, parcel, log)
        }
    }

    /// R4.4: every row that makes a proposal now, those of the return leg too.
    func rowsHeld(by request: LoggedEvent.TableIndex, _ log: borrowing OrderLog) -> RowSet {
        var rows = RowSet()
        if let row = row(of: request, log) { rows.insert(row) }
        if let ask = returnAsk(of: request, log) { rows.insert(ask.row) }
        return rows
    }

    /// G7, R6.6: less is asked, by more than 1 fen, than could be refunded.
    func isPartial(_ view: RequestView, _ log: borrowing OrderLog) -> Bool {
        guard let amount = view.amountFen else { return false }
        if let refundable = view.refundableFen { return refundable - amount > 1 }
        guard let full = orderAmount(log) else { return false }
        return full - amount > 1 && parcels.count(where: \.isUnreplacedOutbound) <= 1
    }
}

extension RequestType {
    /// Refund-only or return-refund: what W2.3, W3.3 and W3.4 hold for (R6.1).
    var isRefund: Bool { self == .refundOnly || self == .returnRefund }
}

extension RequestReason {
    /// 质量问题 (DOMAIN 2).
    var isQuality: Bool { self == .quality || self == .damaged }
    /// Personal reason (DOMAIN 2).
    var isPersonal: Bool { self == .unwanted || self == .other }
}
