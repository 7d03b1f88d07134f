/// The rows of DOMAIN that actions name, in the order of their names, which R2.5 sorts by.
public enum Policy: UInt8, Named {
    case b1_1
    case b1_2
    case b1_3
    case b2_1
    case b7_1
    case d1_1
    case d1_2
    case d1_3
    case d1_4
    case d2_0
    case d2_1
    case d2_2
    case d2_3
    case d3_1
    case d3_2
    case g1
    case g10
    case g2
    case g3
    case g7
    case p1_1
    case p1_2
    case p1_3
    case p2_1
    case p2_2
    case p2_3
    case p2_4
    case p3_1
    case p3_2
    case p3_3
    case p4_1
    case p4_2
    case p4_3
    case p4_4
    case p4_5
    case p5_1
    case p5_2
    case p5_3
    case p5_4
    case p5_5
    case p5_6
    case p7_1
    case w1_1
    case w1_2
    case w1_3
    case w2_1
    case w2_2
    case w2_3
    case w3_1
    case w3_2a
    case w3_2b
    case w3_2c
    case w3_3
    case w3_4

    /// The name in CONTRACT.
    public var name: StaticString {
        switch self {
        case .b1_1: "B1.1"
        case .b1_2: "B1.2"
        case .b1_3: "B1.3"
        case .b2_1: "B2.1"
        case .b7_1: "B7.1"
        case .d1_1: "D1.1"
        case .d1_2: "D1.2"
        case .d1_3: "D1.3"
        case .d1_4: "D1.4"
        case .d2_0: "D2.0"
        case .d2_1: "D2.1"
        case .d2_2: "D2.2"
        case .d2_3: "D2.3"
        case .d3_1: "D3.1"
        case .d3_2: "D3.2"
        case .g1: "G1"
        case .g10: "G10"
        case .g2: "G2"
        case .g3: "G3"
        case .g7: "G7"
        case .p1_1: "P1.1"
        case .p1_2: "P1.2"
        case .p1_3: "P1.3"
        case .p2_1: "P2.1"
        case .p2_2: "P2.2"
        case .p2_3: "P2.3"
        case .p2_4: "P2.4"
        case .p3_1: "P3.1"
        case .p3_2: "P3.2"
        case .p3_3: "P3.3"
        case .p4_1: "P4.1"
        case .p4_2: "P4.2"
        case .p4_3: "P4.3"
        case .p4_4: "P4.4"
        case .p4_5: "P4.5"
        case .p5_1: "P5.1"
        case .p5_2: "P5.2"
        case .p5_3: "P5.3"
        case .p5_4: "P5.4"
        case .p5_5: "P5.5"
        case .p5_6: "P5.6"
        case .p7_1: "P7.1"
        case .w1_1: "W1.1"
        case .w1_2: "W1.2"
        case .w1_3: "W1.3"
        case .w2_1: "W2.1"
        case .w2_2: "W2.2"
        case .w2_3: "W2.3"
        case .w3_1: "W3.1"
        case .w3_2a: "W3.2a"
        case .w3_2b: "W3.2b"
        case .w3_2c: "W3.2c"
        case .w3_3: "W3.3"
        case .w3_4: "W3.4"
        }
    }
}

extension ClockID {
    /// The clock's row in DOMAIN.
    public var policy: Policy {
        switch self {
        case .b1_1: .b1_1
        case .b7_1: .b7_1
        case .d1_1: .d1_1
        case .d1_2: .d1_2
        case .d1_4: .d1_4
        case .d3_1: .d3_1
        case .d3_2: .d3_2
        case .p1_1: .p1_1
        case .p1_2: .p1_2
        case .p1_3: .p1_3
        case .p2_1: .p2_1
        case .p2_2: .p2_2
        case .p2_3: .p2_3
        case .p2_4: .p2_4
        case .p4_4: .p4_4
        case .p4_5: .p4_5
        case .p7_1: .p7_1
        }
    }
}
