/// What a step of an order is settled under (CONTRACT 5).
public struct SettlementPolicy: Sendable {
    /// Earlier events build state and emit no action (R4.7).
    public var activateFrom: Instant?

    /// No suppression.
    public init() {}
}
