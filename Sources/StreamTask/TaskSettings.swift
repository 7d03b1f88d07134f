public import OrderDomain

/// What the configuration says about tasks (CONTRACT 5).
public struct TaskSettings: Sendable {
    /// `max-ahead`: how far `occurredAt` may lie ahead of the record's timestamp.
    public var maxAhead = TimeSpan.hours(24)
    /// `unlinked-after`: how long tracks wait for their order, and are kept for further ones.
    public var unlinkedAfter = TimeSpan.days(30)

    /// CONTRACT's defaults.
    public init() {}
}
