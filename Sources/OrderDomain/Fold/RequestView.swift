/// What the fold gives for one after-sale.
public struct RequestView: Sendable {
    /// Whether a `requested`, or a `modified` that says as much, was seen.
    public var isMade = false
    /// The waybill that the newest round names (G5).
    public var named = LoggedEvent.absent

    init() {}
}
