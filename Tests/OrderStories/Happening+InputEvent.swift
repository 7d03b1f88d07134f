import OrderDomain

extension Happening {
    /// The event as `Wire` would decode it from a record of that timestamp.
    func inputEvent(of platform: Platform, timestamp: Instant) -> InputEvent {
        var event = InputEvent()
        event.kind = kind
        event.timestamp = timestamp
        // R1.7: a plain date stands at the earlier of the end of its day and its record's timestamp.
        event.at = midnight == nil ? at.instant : min(at.instant, timestamp)
        event.midnight = midnight?.instant
        event.platform = kind == .track ? nil : self.platform ?? platform
        event.eventID = event.store(id)
        event.orderID = event.store("O1")
        event.afterSaleID = event.store(afterSale)
        event.waybill = event.store(waybill)
        event.courier = event.store(courier)
        event.shop = event.store(shop)
        event.text = event.store(kind == .track ? "text of \(id)" : nil)
        event.details = details
        event.details.replaces = event.store(replaces)
        event.details.mediaFormat = event.store(mediaFormat)
        event.itemIDs = itemIDs.map { event.store($0) }
        event.items = items.map { goods in
            var item = InputEvent.Item()
            (item.id, item.category) = (event.store(goods.id), event.store(goods.category))
            (item.perishable, item.noReasonReturn) = (goods.perishable, goods.noReasonReturn)
            (item.lowValue, item.digital) = (goods.lowValue, goods.digital)
            return item
        }
        return event
    }
}

extension InputEvent {
    fileprivate mutating func store(_ text: String?) -> ByteRange {
        guard let text else { return .none }
        let bytes = Array(text.utf8)
        return store(bytes.span)
    }
}
