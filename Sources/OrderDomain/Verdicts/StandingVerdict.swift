/// The verdict that stands for a parcel: what went out last (CONTRACT 2).
public struct StandingVerdict: Sendable, Equatable {
    /// The parcel's waybill.
    public var waybill: LoggedEvent.TableIndex
    /// What it said.
    public var tuple: VerdictTuple
    /// Its id.
    public var id: Fingerprint

    /// A verdict that went out.
    public init(waybill: LoggedEvent.TableIndex, tuple: VerdictTuple, id: Fingerprint) {
        (self.waybill, self.tuple, self.id) = (waybill, tuple, id)
    }
}
