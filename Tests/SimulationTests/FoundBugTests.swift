import OrderDomain
import StreamTask
import Testing

/// What seeds have found, told without chance.
@Suite struct FoundBugTests {
    /// Seed 328: only the committed offsets can tell whether an unanswered commit happened.
    @Test func anAbortableFaultBehindAnUnansweredCommitIsInDoubt() throws {
        let lone = try LoneWorker()
        lone.openWithOneRecord()
        #expect(lone.actUntil(LoneWorker.isCommit))
        lone.handle(.commitFailed(.retriable, .told))
        lone.pass(200)
        #expect(LoneWorker.isCommit(lone.next()), "it is asked for again")
        lone.handle(.commitFailed(.mustAbort, .told))
        #expect(lone.next() == .renewProducer)
        lone.handle(.producerReady)
        #expect(lone.next() == .fetchOffsets([0]))
    }

    /// Seeds 1462, 3530, 4314: an end of the changelog is no position before a commit proves that the task
    /// was ours when it was asked for.
    @Test func anEndOfTheChangelogCountsOnlyOnceACommitProvesIt() throws {
        let lone = try LoneWorker()
        lone.openWithOneRecord()
        #expect(lone.actUntil(LoneWorker.isCommit))
        lone.handle(.committed)
        lone.pass(2_000)
        #expect(lone.actUntil { $0 == .askChangelogEnds([0]) })
        lone.handle(.changelogEnds([ChangelogPosition(partition: 0, offset: 99)]))
        // Offset 99 is a successor's: the group had given the task away.
        lone.handle(.revoked(isLost: true))
        #expect(lone.next() == .unassign)
        lone.handle(.unassigned)
        lone.handle(.assigned(LoneWorker.partitions))
        lone.answerOffsets(committed: 1)
        #expect(lone.next() == .restore([ChangelogPosition(partition: 0, offset: 7)]))
    }

    /// A task in which nothing was applied yet follows the wall too: a held track falls due in it.
    @Test func aHeldTrackOfATaskWithoutOrdersFallsDue() throws {
        let lone = try LoneWorker(partitioner: .murmur2)
        lone.open(
            with: """
                {"eventId":"t1","waybillNo":"YT1","courier":"yuantong","description":"快件遗失",\
                "occurredAt":"2026-03-02T10:00:00+08:00"}
                """, key: "YT1", of: .tracks)
        #expect(lone.actUntil(LoneWorker.isCommit))
        lone.handle(.committed)
        lone.pass(31 * 86_400_000)
        #expect(lone.actUntil { $0 == .askEnds(0) })
        lone.handle(.ends(lone.ends))
        #expect(lone.actUntil { $0 == .produce })
        #expect(lone.outputTopics.contains(.deadLetter))
    }
}

extension WorkerFault {
    static let told = WorkerFault(name: "TOLD", text: "a fault of the test")
}
