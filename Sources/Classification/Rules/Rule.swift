public import OrderDomain

/// A conjunction over the fields of one clause, with what must and must not stand elsewhere.
public struct Rule: Sendable {
    /// The rule's id in its file: `signed.own.slot`.
    public var id: String
    /// Smaller is asked first; equal ones by id.
    public var priority: Int
    /// Courier codes the rule is for, lower case; empty for all.
    public var couriers: [String]
    /// What the clause, and the rest of the text, must show.
    public var conditions: Conditions
    /// What the line then means.
    public var outcome: Outcome

    /// A rule with every field given.
    public init(id: String, priority: Int, couriers: [String], conditions: Conditions, outcome: Outcome) {
        (self.id, self.priority, self.couriers) = (id, priority, couriers)
        (self.conditions, self.outcome) = (conditions, outcome)
    }

    /// What a rule decides.
    public enum Outcome: Sendable, Equatable {
        /// Stage, verdict and row of the line.
        case reading(Stage, Verdict, Row?)
        /// A problem beside whatever stage the line has.
        case problem(Problem)
    }
}

/// The conditions of a ``Rule``. Empty and full masks ask nothing.
public struct Conditions: Sendable, Equatable {
    /// One of these terms is in the clause; none asked where empty.
    public var any = TagSet()
    /// All of these terms are in the clause.
    public var all = TagSet()
    /// None of these terms is in the clause.
    public var none = TagSet()
    /// The values that each field of the clause may have, as ``Clause/frame`` spells them.
    public var frame = UInt64.max
    /// None of these terms is in any clause that is not supposed.
    public var nowhere = TagSet()
    /// No clause that is not supposed has one of these values.
    public var nowhereFrame: UInt64 = 0
    /// One of these terms or values is somewhere; none asked where both are empty.
    public var somewhere = TagSet()
    /// See ``somewhere``.
    public var somewhereFrame: UInt64 = 0
    /// A label (【代收点】) names one of these kinds of ``Who``; none asked where zero.
    public var label: UInt64 = 0

    /// No condition.
    public init() {}
}
