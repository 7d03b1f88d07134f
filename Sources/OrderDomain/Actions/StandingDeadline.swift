/// A deadline action that stands.
public struct StandingDeadline: Sendable {
    /// The clock.
    public var clock: ClockID
    /// The after-sale, or ``LoggedEvent/absent``.
    public var request: LoggedEvent.TableIndex
    /// The return leg that it names.
    public var waybill: LoggedEvent.TableIndex
    /// The hash of the id of the event that the clock starts at.
    public var start: UInt64
    /// The action's id.
    public var id: Fingerprint

    /// A deadline action.
    public init(
        clock: ClockID, request: LoggedEvent.TableIndex, waybill: LoggedEvent.TableIndex, start: UInt64,
        id: Fingerprint
    ) {
        (self.clock, self.request, self.waybill) = (clock, request, waybill)
        (self.start, self.id) = (start, id)
    }
}
