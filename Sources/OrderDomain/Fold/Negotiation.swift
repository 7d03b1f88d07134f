/// A proposal that was sent to the buyer.
struct Negotiation: Sendable {
    var request: LoggedEvent.TableIndex
    var proposal: Proposal
    /// The rows that held when it was sent (R4.4).
    var rows: RowSet
    var state: State
    /// Sent before the newest request.
    var isOld = false

    enum State: UInt8 { case open, accepted, declined, expired }
}
