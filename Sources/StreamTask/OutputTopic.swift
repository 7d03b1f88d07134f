public import OrderDomain

/// Where an output goes (CONTRACT 2); the topics' names are the configuration's.
public enum OutputTopic: Hashable, Sendable {
    /// The current verdict of each parcel; compacted.
    case verdicts
    /// Bad records.
    case deadLetter
    /// A live task's state; compacted.
    case changelog
    /// Links of waybills to orders; live tasks alone.
    case waybillLinks
    /// Tracks on their way to their orders; live tasks alone.
    case linkedTracks
    /// One topic a kind of action.
    case actions(ActionKind)

    /// All of them, each at its ``place``.
    public static let all: [OutputTopic] =
        [.verdicts, .deadLetter, .changelog, .waybillLinks, .linkedTracks]
        + ActionKind.allCases.map { .actions($0) }

    /// A number by which tables are indexed.
    public var place: Int {
        switch self {
        case .verdicts: 0
        case .deadLetter: 1
        case .changelog: 2
        case .waybillLinks: 3
        case .linkedTracks: 4
        case .actions(let kind): 5 + Int(kind.rawValue)
        }
    }

    /// The value of the header `schema`: kind and version of a message that others read (CONTRACT 2).
    public var schema: StaticString? {
        switch self {
        case .verdicts: "qianshou.verdict/1"
        case .actions: "qianshou.action/1"
        case .deadLetter, .changelog, .waybillLinks, .linkedTracks: nil
        }
    }
}
