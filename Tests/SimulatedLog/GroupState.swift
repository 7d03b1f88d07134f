package import StreamTask

/// A consumer group: static members, eager rebalances, `range` over all topics.
package struct GroupState {
    /// A member without a heartbeat for so long is gone, in milliseconds.
    package static let sessionTimeout: Int64 = 6_000
    /// A rebalance waits so long for members that it knows.
    static let rebalanceTimeout: Int64 = 15_000

    package struct Member {
        package let instance: String
        /// The process, as its `client.id` tells.
        package var client: Int
        var lastHeartbeat: Int64
        var hasJoined: Bool
        package var assignment: [InputPartition] = []
    }

    enum Answer {
        case stable, rebalancing
        /// The group does not know the member.
        case unknown
        /// Another process has its name.
        case fenced
    }

    /// By instance.
    package private(set) var members: [Member] = []
    package private(set) var generation = 0
    /// Since when the group rebalances; `nil` where it is stable.
    package private(set) var rebalancingSince: Int64?
    package private(set) var offsets: [InputPartition: CommittedOffset] = [:]
    let partitionCount: Int32

    init(partitionCount: Int32) { self.partitionCount = partitionCount }

    /// Joins, or joins again. A static member that comes back to a stable group gets what it had.
    mutating func join(_ instance: String, client: Int, at now: Int64) {
        if let place = members.firstIndex(where: { $0.instance == instance }) {
            let isSuccessor = members[place].client != client
            (members[place].client, members[place].lastHeartbeat) = (client, now)
            members[place].hasJoined = true
            if !isSuccessor && rebalancingSince == nil { rebalance(at: now, except: place) }
            return
        }
        members.append(Member(instance: instance, client: client, lastHeartbeat: now, hasJoined: true))
        members.sort { $0.instance < $1.instance }
        let place = members.firstIndex { $0.instance == instance }
        if rebalancingSince == nil { rebalance(at: now, except: place) }
    }

    mutating func heartbeat(_ instance: String, client: Int, at now: Int64) -> Answer {
        guard let place = members.firstIndex(where: { $0.instance == instance }) else { return .unknown }
        guard members[place].client == client else { return .fenced }
        members[place].lastHeartbeat = now
        return rebalancingSince == nil ? .stable : .rebalancing
    }

    /// Whether a member that waits for its assignment has to join again.
    func mustJoin(_ instance: String, client: Int) -> Bool {
        guard let member = member(instance, client) else { return true }
        return rebalancingSince != nil && !member.hasJoined
    }

    /// What the group has given a member, once it is stable.
    func assignment(of instance: String, client: Int) -> (generation: Int, partitions: [InputPartition])? {
        guard rebalancingSince == nil, let member = member(instance, client) else { return nil }
        return (generation, member.assignment)
    }

    /// Whether a commit of this member and generation counts.
    func isCurrent(_ instance: String, client: Int, generation: Int) -> Bool {
        generation == self.generation && member(instance, client) != nil
    }

    package func twin(of instance: String, client: Int) -> Int? {
        members.first { $0.instance == instance && $0.client != client }?.client
    }

    mutating func commit(_ offset: CommittedOffset) { offsets[offset.input] = offset }

    /// Lets silent members go and ends a rebalance that has everybody.
    mutating func advance(to now: Int64) {
        let count = members.count
        members.removeAll { now - $0.lastHeartbeat > Self.sessionTimeout }
        if members.count < count && rebalancingSince == nil { rebalance(at: now, except: nil) }
        guard let since = rebalancingSince else { return }
        if now - since > Self.rebalanceTimeout { members.removeAll { !$0.hasJoined } }
        guard members.allSatisfy(\.hasJoined) else { return }
        rebalancingSince = nil
        generation += 1
        assign()
    }

    private func member(_ instance: String, _ client: Int) -> Member? {
        members.first { $0.instance == instance && $0.client == client }
    }

    private mutating func rebalance(at now: Int64, except joined: Int?) {
        rebalancingSince = now
        for place in members.indices { members[place].hasJoined = place == joined }
    }

    /// Kafka's `range`: of every topic the first members get the first partitions, the same number of every
    /// topic to the same member.
    private mutating func assign() {
        for place in members.indices { members[place].assignment = [] }
        if members.isEmpty { return }
        let (each, more) = Int(partitionCount).quotientAndRemainder(dividingBy: members.count)
        for topic in InputTopic.allCases {
            var next: Int32 = 0
            for place in members.indices {
                for _ in 0..<(place < more ? each + 1 : each) {
                    members[place].assignment.append(InputPartition(topic, next))
                    next += 1
                }
            }
        }
    }
}
