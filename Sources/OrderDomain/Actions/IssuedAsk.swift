/// An ask that went out.
public struct IssuedAsk: Sendable {
    /// What was asked.
    public var ask: Ask
    /// The action's id.
    public var id: Fingerprint

    /// An ask that went out.
    public init(ask: Ask, id: Fingerprint) { (self.ask, self.id) = (ask, id) }
}
