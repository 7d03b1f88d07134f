/// A step that a rejection lacked (DOMAIN 2, last column).
public struct Liability: Sendable, Equatable {
    /// The row that demanded it.
    public var row: SceneRow
    /// The step.
    public var missing: MissingStep
    /// The parcel that it was about.
    public var waybill: LoggedEvent.TableIndex
}
