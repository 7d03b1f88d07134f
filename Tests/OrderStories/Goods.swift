/// One item of a test's order, with CONTRACT's defaults.
struct Goods: Sendable {
    var id = "I1"
    var category = "general"
    var perishable = false
    var noReasonReturn = true
    var lowValue = false
    var digital = false

    static let plain = Goods()
    static let fresh = Goods(id: "FRESH", perishable: true)
    static let underwear = Goods(id: "UNDERWEAR", noReasonReturn: false)
    static let sticker = Goods(id: "STICKER", lowValue: true)
    static let phone = Goods(id: "PHONE", digital: true)
    static let topUp = Goods(id: "TOPUP", category: "virtual")
}
