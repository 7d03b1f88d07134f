/// The words of a parcel's deciding track, masked and cut (R1.10). The state holds one a parcel (R1.4).
public struct Evidence: Sendable {
    /// The track, by the hash of its id.
    public var idHash: UInt64
    /// The track's id.
    public var eventID: ByteRange
    /// The name of the rule that decided; empty where a code alone did.
    public var rule: ByteRange
    /// The matched words; empty where none.
    public var match: ByteRange
    /// The text.
    public var text: ByteRange

    /// The words of a track.
    public init(idHash: UInt64, eventID: ByteRange, rule: ByteRange, match: ByteRange, text: ByteRange) {
        (self.idHash, self.eventID, self.rule) = (idHash, eventID, rule)
        (self.match, self.text) = (match, text)
    }

    /// The same words, their bytes appended to a heap of `count` bytes.
    public func moved(by count: Int) -> Self {
        Self(
            idHash: idHash, eventID: eventID.moved(by: count), rule: rule.moved(by: count),
            match: match.moved(by: count), text: text.moved(by: count))
    }
}
