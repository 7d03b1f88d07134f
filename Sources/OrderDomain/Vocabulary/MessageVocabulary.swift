/// The shop platforms (CONTRACT 1).
public enum Platform: UInt8, Named {
    case wechatChannels
    case pinduoduo
    case douyin
    case taobao

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .wechatChannels: "wechat_channels"
        case .pinduoduo: "pinduoduo"
        case .douyin: "douyin"
        case .taobao: "taobao"
        }
    }
}

/// What a buyer asks for (CONTRACT 1, `type`).
public enum RequestType: UInt8, Named {
    case refundOnly
    case returnRefund
    case exchange
    case repair
    case priceProtection

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .refundOnly: "refund_only"
        case .returnRefund: "return_refund"
        case .exchange: "exchange"
        case .repair: "repair"
        case .priceProtection: "price_protection"
        }
    }
}

/// Why a buyer asks (CONTRACT 1, `reason`).
public enum RequestReason: UInt8, Named {
    case notReceived
    case unwanted
    case quality
    case damaged
    case wrongItem
    case missingItem
    case logistics
    case other

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .notReceived: "not_received"
        case .unwanted: "unwanted"
        case .quality: "quality"
        case .damaged: "damaged"
        case .wrongItem: "wrong_item"
        case .missingItem: "missing_item"
        case .logistics: "logistics"
        case .other: "other"
        }
    }
}

/// What a courier did wrong (CONTRACT 1, `fault` of `courier_fault`).
public enum CourierFault: UInt8, Named {
    case lost
    case wrongAddress
    case damaged

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .lost: "lost"
        case .wrongAddress: "wrong_address"
        case .damaged: "damaged"
        }
    }
}

/// What the inspection of a returned parcel found (CONTRACT 1, `finding`).
public enum InspectionFinding: UInt8, Named {
    case ok
    case hurtsResale
    case wrongItem
    case missingItem

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .ok: "ok"
        case .hurtsResale: "hurts_resale"
        case .wrongItem: "wrong_item"
        case .missingItem: "missing_item"
        }
    }
}

/// Whose fault a finding is (CONTRACT 1, `fault` of `return_inspected`).
public enum InspectionFault: UInt8, Named {
    case none
    case quality
    case courier

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .none: "none"
        case .quality: "quality"
        case .courier: "courier"
        }
    }
}

/// What a merchant may propose to a buyer (CONTRACT 3).
public enum Proposal: UInt8, Named {
    case refuseDelivery
    case refuseOrReturn
    case cancel
    case supplementEvidence
    case changeToRefundOnly
    case changeToReturnRefund
    case smallPayment
    case compensate
    case resend

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .refuseDelivery: "refuse_delivery"
        case .refuseOrReturn: "refuse_or_return"
        case .cancel: "cancel"
        case .supplementEvidence: "supplement_evidence"
        case .changeToRefundOnly: "change_to_refund_only"
        case .changeToReturnRefund: "change_to_return_refund"
        case .smallPayment: "small_payment"
        case .compensate: "compensate"
        case .resend: "resend"
        }
    }
}

/// Kinds of proof (CONTRACT 3).
public enum EvidenceKind: UInt8, Named {
    case redSealStatement
    case pickupCodeRecord
    case recallRecord
    case labelAndGoodsPhoto
    case unboxingVideo
    case buyerVideo
    case freightReceipt
    case goodsPapers
    case weighingPhoto

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .redSealStatement: "red_seal_statement"
        case .pickupCodeRecord: "pickup_code_record"
        case .recallRecord: "recall_record"
        case .labelAndGoodsPhoto: "label_and_goods_photo"
        case .unboxingVideo: "unboxing_video"
        case .buyerVideo: "buyer_video"
        case .freightReceipt: "freight_receipt"
        case .goodsPapers: "goods_papers"
        case .weighingPhoto: "weighing_photo"
        }
    }
}

/// The platforms' clocks by their DOMAIN id (R5.4), in the order that firings of one instant take.
public enum ClockID: UInt8, Named {
    case b1_1
    case b7_1
    case d1_1
    case d1_2
    case d1_4
    case d3_1
    case d3_2
    case p1_1
    case p1_2
    case p1_3
    case p2_1
    case p2_2
    case p2_3
    case p2_4
    case p4_4
    case p4_5
    case p7_1

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .b1_1: "B1.1"
        case .b7_1: "B7.1"
        case .d1_1: "D1.1"
        case .d1_2: "D1.2"
        case .d1_4: "D1.4"
        case .d3_1: "D3.1"
        case .d3_2: "D3.2"
        case .p1_1: "P1.1"
        case .p1_2: "P1.2"
        case .p1_3: "P1.3"
        case .p2_1: "P2.1"
        case .p2_2: "P2.2"
        case .p2_3: "P2.3"
        case .p2_4: "P2.4"
        case .p4_4: "P4.4"
        case .p4_5: "P4.5"
        case .p7_1: "P7.1"
        }
    }
}
