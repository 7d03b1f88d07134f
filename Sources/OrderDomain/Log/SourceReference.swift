/// A record by its role and position: `causedBy` names its topic.
public struct SourceReference: Hashable, Sendable {
    /// The role, which the configuration gives a topic.
    public var role: Role
    /// Partition and offset.
    public var position: SourcePosition

    /// A reference.
    public init(role: Role, position: SourcePosition) { (self.role, self.position) = (role, position) }
}

extension LoggedEvent {
    /// Where its record lies; `nil` where the dump gave no offsets.
    public var reference: SourceReference? {
        source.offset < 0 ? nil : SourceReference(role: kind.role, position: source)
    }
}
