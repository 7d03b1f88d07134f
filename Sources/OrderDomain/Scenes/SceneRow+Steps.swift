/// Something that a row asks for.
public struct SceneStep: Hashable, Sendable {
    /// The kind of action.
    public var kind: ActionKind
    /// What to propose to the buyer.
    public var proposal: Proposal?

    /// A step.
    public init(_ kind: ActionKind, _ proposal: Proposal? = nil) {
        (self.kind, self.proposal) = (kind, proposal)
    }
}

/// What the fold asks in each row, told as tables for readers; a test holds them against the fold.
extension SceneRow {
    /// What the row may ask for: side by side (P3.1), or one of them as the case is (P3.2, D2.1, D2.3).
    public var steps: [SceneStep] {
        switch self {
        case .w1_1: [SceneStep(.intercept)]
        case .w1_2: [SceneStep(.negotiate, .refuseDelivery)]
        case .w1_3, .w3_3, .d2_2: [SceneStep(.negotiate, .cancel)]
        case .w2_1: [SceneStep(.recall)]
        case .w2_2: [SceneStep(.negotiate, .refuseOrReturn)]
        case .w2_3, .g1, .g2, .p3_1Refund: [SceneStep(.refund)]
        case .w3_1, .p4_1, .p4_3: [SceneStep(.negotiate, .supplementEvidence)]
        case .w3_2a, .w3_2b: [SceneStep(.negotiate, .changeToRefundOnly)]
        case .w3_2c: [SceneStep(.negotiate, .changeToReturnRefund)]
        case .w3_4, .p4_4, .d2_0: [SceneStep(.evidence)]
        case .g3, .p3_3, .b2_1, .b7_1: [SceneStep(.inquire)]
        case .g7, .g10, .p5_5, .p5_6Late, .b1_2, .b1_3Late: [SceneStep(.handover)]
        case .p3_1: [SceneStep(.intercept), SceneStep(.agreeOnRefusal)]
        case .p3_2: [SceneStep(.negotiate, .smallPayment), SceneStep(.negotiate, .changeToReturnRefund)]
        case .p4_2, .p5_1, .p5_2, .p5_3, .p5_4, .p5_6, .d1_3: [SceneStep(.guide)]
        case .d2_1:
            [SceneStep(.guide), SceneStep(.negotiate, .compensate), SceneStep(.negotiate, .cancel)]
        case .d2_3: [SceneStep(.guide), SceneStep(.negotiate, .smallPayment)]
        case .d3_1, .d3_2: [SceneStep(.negotiate, .compensate)]
        case .b1_3: [SceneStep(.negotiate, .resend)]
        }
    }

    /// The platforms on which the row asks (G6: rows of one platform do not leak into another).
    public var platforms: [Platform] {
        switch self {
        case .w1_1, .w1_2, .w2_1, .w2_2, .w2_3, .w3_2c: [.wechatChannels, .douyin, .taobao]
        case .w1_3, .w3_1, .w3_2a, .w3_2b, .w3_3, .w3_4: [.wechatChannels]
        case .g1, .g2, .g3, .g7, .g10: Platform.allCases
        case .p3_1, .p3_1Refund, .p3_2, .p3_3, .p4_1, .p4_2, .p4_3, .p4_4, .p5_1, .p5_2, .p5_3, .p5_4,
            .p5_5, .p5_6, .p5_6Late:
            [.pinduoduo]
        case .d1_3, .d2_0, .d2_1, .d2_2, .d2_3, .d3_1, .d3_2: [.douyin]
        case .b1_2, .b1_3, .b1_3Late, .b2_1, .b7_1: [.taobao]
        }
    }

    /// What happens if the row's step is skipped (R4.8).
    public func ifSkipped(on platform: Platform) -> SkipOutcome {
        if self == .p3_1Refund { return .systemRefunds }
        return platform == .wechatChannels && isOfWeChat ? .merchantLiable : .unknown
    }

    /// The steps that a `liability` may name as missing when the merchant rejects in this row (DOMAIN 2,
    /// last column); on WeChat alone.
    public var liabilities: [MissingStep] {
        switch self {
        case .w1_1: [.intercept]
        case .w1_2, .w1_3, .w2_2, .w3_1, .w3_2a, .w3_2b, .w3_2c, .w3_3: [.negotiation]
        case .w2_1: [.recall, .recallRecord]
        case .w2_3: [.refund]
        case .w3_4: [.pickupProof]
        case .g1, .g2, .g3, .g7, .g10, .p3_1, .p3_1Refund, .p3_2, .p3_3, .p4_1, .p4_2, .p4_3, .p4_4, .p5_1,
            .p5_2, .p5_3, .p5_4, .p5_5, .p5_6, .p5_6Late, .d1_3, .d2_0, .d2_1, .d2_2, .d2_3, .d3_1, .d3_2,
            .b1_2, .b1_3, .b1_3Late, .b2_1, .b7_1:
            []
        }
    }

    private var isOfWeChat: Bool { !liabilities.isEmpty }
}
