/// What one step of an order asks to be sent out, in the order of R2.5. Reused; bounded by the
/// parcels, rows and clocks of an order.
public struct Effects: Sendable {
    /// Verdicts by waybill.
    public var verdicts: [VerdictEffect] = []
    /// Actions, in the order in which they go out.
    public var actions: [ActionEffect] = []
    /// Scratch: what the state asks for at this step.
    var asks: [Ask] = []

    /// No effects.
    public init() {}

    /// Forgets everything and keeps the buffers.
    public mutating func reset() {
        verdicts.clear()
        actions.clear()
    }
}
