/// The names of a state directory's files.
///
/// A *generation* begins with a snapshot: snapshot *n* and the logs from *n* on make the state.
struct FileName: Equatable {
    enum Kind: String {
        /// Transactions, one after the other.
        case log
        /// A finished snapshot.
        case snapshot
        /// A snapshot that is being written.
        case partial
    }

    let kind: Kind
    let generation: UInt64

    init(_ kind: Kind, _ generation: UInt64) {
        self.kind = kind
        self.generation = generation
    }

    /// The name as data; `nil` where it is no file of ours.
    init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])),
            let generation = UInt64(parts[1]), text == "\(kind.rawValue)-\(generation)"
        else { return nil }
        self.init(kind, generation)
    }

    var text: String { "\(kind.rawValue)-\(generation)" }
}
