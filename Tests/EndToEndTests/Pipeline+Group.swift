import KafkaHarness
import KafkaTransport

extension Pipeline {
    /// The partitions of each member of the group, by the instance of its process.
    func members() throws -> [String: [TopicPartition]] {
        let admin = try AdminClient(["bootstrap.servers": address])
        var found: [String: [TopicPartition]] = [:]
        for member in try admin.describeGroup(name, timeoutMilliseconds: 10_000).members {
            let instance = (member.instanceID ?? "?").prefix { $0 != "-" }
            found[String(instance), default: []] += member.partitions
        }
        return found
    }

    /// Waits until the group has these members, each with so many tasks, and looks whether every task's six
    /// partitions are with one member.
    func waitForMembers(_ taskCounts: [String: Int]) throws {
        var last: [String: [TopicPartition]] = [:]
        try eventually("members \(taskCounts), there are \(last.mapValues(\.count))") {
            last = try members()
            return last.mapValues { $0.count / 6 } == taskCounts
        }
        for (instance, partitions) in last {
            let tasks = Dictionary(grouping: partitions, by: \.partition)
            guard tasks.values.allSatisfy({ Set($0.map(\.topic)).count == 6 }) else {
                throw TestFailure.unexpected("\(instance) has a part of a task: \(partitions)")
            }
        }
    }

    /// Waits until everything that the hop has sent is applied too.
    func waitForHops(of member: Member) throws {
        let hops = all(of: [topic(.links), topic(.linked)])
        try eventually("the hop's records are applied; log:\n\(member.log)") {
            // Asked for first: what is committed behind an end that is read later has been applied.
            let applied = Dictionary(uniqueKeysWithValues: zip(hops, try offsets(of: hops)))
            return try CommittedRecord.all(of: hops, on: address).allSatisfy { record in
                record.offset < (applied[record.partition] ?? nil) ?? 0
            }
        }
    }

    /// Waits until no transaction with offsets of the input is open.
    func waitForStableOffsets() throws {
        let consumer = try Consumer(TestConsumer.properties(address, group: name))
        let inputs = all(of: Role.inputs.map(topic))
        // A retriable end of the question is an open transaction.
        try eventually("stable offsets of \(name)") {
            (try? consumer.committed(inputs, timeoutMilliseconds: 1_000)) != nil
        }
    }
}
