public import Wire

/// A state record that does not read: a fault of our own, fatal (CONTRACT 5: exit 4). State is never
/// guessed.
public struct CorruptState: Error, Equatable, Sendable {
    /// What is wrong with the bytes.
    public var cause: CorruptRecord

    /// A fault of a state record.
    public init(cause: CorruptRecord) { self.cause = cause }
}
