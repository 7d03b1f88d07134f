import StreamTask
import Testing

@testable import SimulatedLog

/// Issue 7.4: `range`, eager, one subscription of six topics: a task's six partitions are always with one
/// member, whoever comes and goes.
@Suite struct CoOwnershipTests {
    /// Three static members that come, go silent, come back and are replaced, in an order that chance gives.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func sixPartitionsOfATaskAreWithOneMember(seed: UInt64) {
        let dice = Dice(seed: seed)
        let partitions = Int32(1 + dice.below(7))
        var group = GroupState(partitionCount: partitions)
        var clients: [String: Int] = [:]
        var (now, generations): (Int64, Set<Int>) = (0, [])
        for turn in 1...200 {
            now += dice.within(0...3_000)
            let instance = dice.pick(["a", "b", "c"])
            if clients[instance] == nil || dice.chance(100) {
                clients[instance] = turn
                group.join(instance, client: turn, at: now)
            } else if dice.chance(150) {
                clients[instance] = nil
            }
            for (name, client) in clients.sorted(by: { $0.key < $1.key }) {
                _ = group.heartbeat(name, client: client, at: now)
                if group.mustJoin(name, client: client) { group.join(name, client: client, at: now) }
            }
            group.advance(to: now)
            if group.rebalancingSince != nil { continue }
            generations.insert(group.generation)
            expectWholeTasks(group, partitions)
        }
        #expect(generations.count > 2, "members came and went")
    }

    private func expectWholeTasks(_ group: GroupState, _ partitions: Int32) {
        var owners: [Int32: Set<String>] = [:]
        for member in group.members {
            for input in member.assignment { owners[input.partition, default: []].insert(member.instance) }
        }
        let all = group.members.flatMap(\.assignment)
        if group.members.isEmpty { return }
        #expect(owners.values.allSatisfy { $0.count == 1 })
        #expect(all.count == Int(partitions) * InputTopic.allCases.count && Set(all).count == all.count)
    }

    /// Rows of `cooperative-sticky`, as it was measured: the worker takes nothing of a task that is split.
    @Test func aWorkerRefusesATaskThatIsSplit() throws {
        let split = InputTopic.allCases.dropLast().map { InputPartition($0, 0) }
        let lone = try LoneWorker()
        lone.give(split)
        #expect(lone.notes.contains(.notReady(.split(0))))
        #expect(lone.next() == .wait(milliseconds: 1_000))
    }
}
