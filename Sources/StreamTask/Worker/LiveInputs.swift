internal import OrderDomain

/// The six input partitions of one task, merged (CONTRACT 4, R2.0).
final class LiveInputs {
    let number: Int32
    /// By ``InputTopic``.
    @exclusivity(unchecked) private(set) var rings: [PartitionRing]
    /// Whether the open transaction has something of it.
    @exclusivity(unchecked) var isTouched = false

    /// Whether it has been read to the end since it was assigned.
    @exclusivity(unchecked) var hasCaughtUp = false

    /// Inputs from these offsets on, by ``InputTopic``.
    init(number: Int32, rings: [PartitionRing]) { (self.number, self.rings) = (number, rings) }

    /// The ring of a topic.
    subscript(topic: InputTopic) -> PartitionRing { rings[Int(topic.rawValue)] }

    /// What comes next of what is at hand.
    enum Next {
        /// The first record of this ring.
        case record(PartitionRing)
        /// A partition is empty here, and the broker may have more of it.
        case blocked
        /// Everything that is known to be there has been applied.
        case ended
    }

    /// What comes next by (place, role, partition, offset); links, which are no merged record, at once.
    var next: Next {
        let links = self[.waybillLinks]
        if !links.isEmpty { return .record(links) }
        var best: PartitionRing?
        for topic in InputTopic.merged {
            let ring = self[topic]
            if ring.isEmpty {
                if !ring.isEnded { return .blocked }
                continue
            }
            if let standing = best, standing.place <= ring.place { continue }
            best = ring
        }
        return best.map { .record($0) } ?? .ended
    }

    /// Whether everything that is known to be there has been applied.
    var isDrained: Bool { rings.allSatisfy { $0.isEmpty && $0.isEnded } }

    /// An empty ring that was not asked for in this turn.
    func ringToPoll(in turn: UInt64) -> PartitionRing? {
        for ring in rings where ring.isEmpty && ring.polledTurn != turn { return ring }
        return nil
    }

    /// The offsets that a commit must carry.
    var uncommitted: [InputOffset] {
        rings.filter { $0.committed != $0.nextOffset }.map { InputOffset($0.input, $0.nextOffset) }
    }

    /// Notes that the group has everything up to here.
    func markCommitted() {
        for ring in rings { ring.committed = ring.nextOffset }
        isTouched = false
    }
}
