/// The cases of DOMAIN's tables that ask something of a merchant. A row whose answer depends on the
/// time that has passed is two cases here under one policy.
public enum SceneRow: UInt8, CaseIterable, Sendable {
    case w1_1, w1_2, w1_3, w2_1, w2_2, w2_3, w3_1, w3_2a, w3_2b, w3_2c, w3_3, w3_4, g1, g2, g3, g7, g10
    case p3_1, p3_1Refund, p3_2, p3_3, p4_1, p4_2, p4_3, p4_4, p5_1, p5_2, p5_3, p5_4, p5_5, p5_6
    case p5_6Late, d1_3, d2_0, d2_1, d2_2, d2_3, d3_1, d3_2, b1_2, b1_3, b1_3Late, b2_1, b7_1

    /// The DOMAIN id that actions carry.
    public var policy: Policy {
        switch self {
        case .w1_1: .w1_1
        case .w1_2: .w1_2
        case .w1_3: .w1_3
        case .w2_1: .w2_1
        case .w2_2: .w2_2
        case .w2_3: .w2_3
        case .w3_1: .w3_1
        case .w3_2a: .w3_2a
        case .w3_2b: .w3_2b
        case .w3_2c: .w3_2c
        case .w3_3: .w3_3
        case .w3_4: .w3_4
        case .g1: .g1
        case .g2: .g2
        case .g3: .g3
        case .g7: .g7
        case .g10: .g10
        case .p3_1: .p3_1
        case .p3_1Refund: .p3_1
        case .p3_2: .p3_2
        case .p3_3: .p3_3
        case .p4_1: .p4_1
        case .p4_2: .p4_2
        case .p4_3: .p4_3
        case .p4_4: .p4_4
        case .p5_1: .p5_1
        case .p5_2: .p5_2
        case .p5_3: .p5_3
        case .p5_4: .p5_4
        case .p5_5: .p5_5
        case .p5_6: .p5_6
        case .p5_6Late: .p5_6
        case .d1_3: .d1_3
        case .d2_0: .d2_0
        case .d2_1: .d2_1
        case .d2_2: .d2_2
        case .d2_3: .d2_3
        case .d3_1: .d3_1
        case .d3_2: .d3_2
        case .b1_2: .b1_2
        case .b1_3: .b1_3
        case .b1_3Late: .b1_3
        case .b2_1: .b2_1
        case .b7_1: .b7_1
        }
    }
}
