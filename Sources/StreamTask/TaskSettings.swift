public import OrderDomain
public import Wire

/// What the configuration says about tasks (CONTRACT 5).
public struct TaskSettings: Sendable {
    /// `max-ahead`: how far `occurredAt` may lie ahead of the record's timestamp.
    public var maxAhead = TimeSpan.hours(24)
    /// `unlinked-after`: how long tracks wait for their order, and are kept for further ones.
    public var unlinkedAfter = TimeSpan.days(30)

    /// `forget-after`: since an order's newest event, with nothing open and no clock running.
    public var forgetAfter = TimeSpan.days(90)
    /// `activate-from`.
    public var settlement = SettlementPolicy()
    /// The clocks' lengths and warnings.
    public var clocks: ClockTable
    /// Categories taken as perishable, a shop's setting.
    public var perishable = PerishableCategories()
    /// The input topics' names.
    public var topics = TopicNames()

    /// CONTRACT's defaults under those clocks.
    public init(clocks: ClockTable) { self.clocks = clocks }
}
