/// A verdict to be emitted: a parcel's four fields changed (R1.4). Indices point into the log and fold.
public struct VerdictEffect: Sendable {
    /// `verdictId` (R4.1).
    public var id: Fingerprint
    /// The verdict that this one replaces.
    public var supersedes: Fingerprint?
    /// The parcel as it is now.
    public var parcel: ParcelView
    /// When the deciding track happened.
    public var at: Instant
    /// Text and code of the deciding track differ (G8).
    public var disagrees: Bool
    /// The deciding track's words, an index into the log's; `nil` where they are no longer held (R1.4).
    public var evidence: Int?
}
