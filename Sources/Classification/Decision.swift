internal import OrderDomain

/// What the rules made of one text, in symbols of the text.
struct Decision {
    /// The rule that holds, by its index; `nil` where none does.
    var rule: UInt16?
    /// The problem that the text tells beside its stage.
    var problem: Problem?
    /// From the first to the last term that the rule names; empty where it names none.
    var start: Int32 = 0
    var end: Int32 = 0
}
