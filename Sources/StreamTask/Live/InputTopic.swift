public import OrderDomain

/// The six input topics of a live task (DESIGN 6): the four of CONTRACT 1 and the two of the waybill hop.
///
/// All are in one subscription from the first release on, because a broker expires the offsets of topics
/// that a group does not subscribe to.
public enum InputTopic: UInt8, CaseIterable, Hashable, Sendable {
    case orders, tracks, linkedTracks, afterSales, service, waybillLinks

    /// Its place in the order of records of one place (CONTRACT 4); `nil` of links, which are no merged
    /// record (R2.0).
    public var role: Role? {
        switch self {
        case .orders: .orders
        case .tracks: .tracks
        case .linkedTracks: .linkedTracks
        case .afterSales: .afterSales
        case .service: .service
        case .waybillLinks: nil
        }
    }

    /// Those whose records a task merges, in the order of their roles.
    static let merged: [InputTopic] = [.orders, .tracks, .linkedTracks, .afterSales, .service]
}

/// One partition of an input topic.
public struct InputPartition: Hashable, Sendable {
    /// The topic.
    public var topic: InputTopic
    /// The partition's number, which is its task's.
    public var partition: Int32

    /// A partition by its topic and number.
    public init(_ topic: InputTopic, _ partition: Int32) { (self.topic, self.partition) = (topic, partition) }
}
