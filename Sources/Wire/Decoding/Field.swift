public import OrderDomain

/// The fields of CONTRACT 1's tables: of the messages, and of their nested objects.
public enum Field: UInt8, Named {
    case eventID, orderID, afterSaleID, event, platform, shopID, occurredAt
    case waybillNo, courier, description, status, city
    case amountFen, services, items, itemIDs, replaces
    case type, reason, refundableFen, opened, activated, sameItem, foundElsewhere
    case proposal, evidence, media, fault, dueAt, clock, finding, liable
    case provider, code
    case format, sizeBytes, durationSeconds
    case itemID, title, category, perishable, noReasonReturn, lowValue, digital, priceFen, quantity

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .eventID: "eventId"
        case .orderID: "orderId"
        case .afterSaleID: "afterSaleId"
        case .event: "event"
        case .platform: "platform"
        case .shopID: "shopId"
        case .occurredAt: "occurredAt"
        case .waybillNo: "waybillNo"
        case .courier: "courier"
        case .description: "description"
        case .status: "status"
        case .city: "city"
        case .amountFen: "amountFen"
        case .services: "services"
        case .items: "items"
        case .itemIDs: "itemIds"
        case .replaces: "replaces"
        case .type: "type"
        case .reason: "reason"
        case .refundableFen: "refundableFen"
        case .opened: "opened"
        case .activated: "activated"
        case .sameItem: "sameItem"
        case .foundElsewhere: "foundElsewhere"
        case .proposal: "proposal"
        case .evidence: "evidence"
        case .media: "media"
        case .fault: "fault"
        case .dueAt: "dueAt"
        case .clock: "clock"
        case .finding: "finding"
        case .liable: "liable"
        case .provider: "provider"
        case .code: "code"
        case .format: "format"
        case .sizeBytes: "sizeBytes"
        case .durationSeconds: "durationSeconds"
        case .itemID: "itemId"
        case .title: "title"
        case .category: "category"
        case .perishable: "perishable"
        case .noReasonReturn: "noReasonReturn"
        case .lowValue: "lowValue"
        case .digital: "digital"
        case .priceFen: "priceFen"
        case .quantity: "quantity"
        }
    }
}
