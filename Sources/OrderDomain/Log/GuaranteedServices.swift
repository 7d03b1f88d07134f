/// The 安心购 services of a Douyin order (DOMAIN 4), as its `placed` names them.
struct GuaranteedServices: OptionSet {
    let rawValue: Int64

    /// `fresh_guarantee` (D3.1).
    static let fresh = Self(rawValue: 1)
    /// `allergy_guarantee` (D3.2).
    static let allergy = Self(rawValue: 2)
}

extension GuaranteedServices {
    /// Those of a decoded `placed`.
    init(_ details: InputEvent.Details) {
        self = []
        if details.freshGuarantee { insert(.fresh) }
        if details.allergyGuarantee { insert(.allergy) }
    }
}
