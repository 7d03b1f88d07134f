// What an order's goods are (R6.1, R6.3): of the parcel where `shipped` names its items, else of the
// order. An order without items has none of the flags.

extension Fold {
    /// Whether there are items and all of them have one of `flags`.
    func hasOnlyItems(
        _ parcel: ParcelView?, _ flags: PackedItem.Flags, _ log: borrowing OrderLog
    ) -> Bool {
        guard placed >= 0 else { return false }
        let items = log.events[Int(placed)].extra
        let ids = parcel.flatMap { $0.shipped >= 0 ? log.events[Int($0.shipped)].extra : nil } ?? .none
        var isAny = false
        for place in stride(from: 0, to: Int(items.count), by: PackedItem.size) {
            let item = log.item(at: Int(items.start) + place)
            if !ids.isEmpty && !log.contains(item.idHash, in: ids) { continue }
            if item.flags.isDisjoint(with: flags) { return false }
            isAny = true
        }
        return isAny
    }

    func isPerishable(_ parcel: ParcelView?, _ log: borrowing OrderLog) -> Bool {
        hasOnlyItems(parcel, .perishable, log)
    }

    func isLowValue(_ parcel: ParcelView?, _ log: borrowing OrderLog) -> Bool {
        hasOnlyItems(parcel, .lowValue, log)
    }

    /// R6.1: perishable goods count as without 7-day return.
    func isWithoutReturn(_ parcel: ParcelView?, _ log: borrowing OrderLog) -> Bool {
        hasOnlyItems(parcel, [.noReturn, .perishable], log)
    }

    /// R6.3: special goods are refund-only on Pinduoduo.
    func isSpecial(_ parcel: ParcelView?, _ log: borrowing OrderLog) -> Bool {
        hasOnlyItems(parcel, .special, log)
    }

    /// DOMAIN 3.3: an order with a digital item.
    func isDigital(_ log: borrowing OrderLog) -> Bool {
        guard placed >= 0 else { return false }
        let items = log.events[Int(placed)].extra
        for place in stride(from: 0, to: Int(items.count), by: PackedItem.size)
        where log.item(at: Int(items.start) + place).flags.contains(.digital) {
            return true
        }
        return false
    }

    /// Whether the order has that one of the 安心购 services.
    func hasService(_ service: GuaranteedServices, _ log: borrowing OrderLog) -> Bool {
        placed >= 0
            && GuaranteedServices(rawValue: log.events[Int(placed)].secondValue).isSuperset(of: service)
    }

    /// The order's amount in fen.
    func orderAmount(_ log: borrowing OrderLog) -> Int64? {
        guard placed >= 0 else { return nil }
        let amount = log.events[Int(placed)].value
        return amount < 0 ? nil : amount
    }
}

extension OrderLog {
    /// The packed item at an offset of the heap.
    func item(at offset: Int) -> PackedItem {
        PackedItem(idHash: hash(at: offset), flags: PackedItem.Flags(rawValue: heap[offset + 8]))
    }

    /// Whether a hash is among packed ones.
    func contains(_ hash: UInt64, in ids: ByteRange) -> Bool {
        for offset in stride(from: Int(ids.start), to: Int(ids.start) + Int(ids.count), by: 8)
        where self.hash(at: offset) == hash {
            return true
        }
        return false
    }

    private func hash(at offset: Int) -> UInt64 {
        var value: UInt64 = 0
        for byte in 0..<8 { value |= UInt64(heap[offset + byte]) << UInt64(byte * 8) }
        return value
    }
}
