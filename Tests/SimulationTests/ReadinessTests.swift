import OrderDomain
import StreamTask
import Testing

/// When a worker takes no records, and that it says so.
@Suite struct ReadinessTests {
    private func committed(_ change: (inout WorkerSettings) -> Void = { _ in }) throws -> LoneWorker {
        let lone = try LoneWorker(change)
        lone.openWithOneRecord()
        #expect(lone.actUntil(LoneWorker.isCommit))
        lone.handle(.committed)
        return lone
    }

    /// CONTRACT 5: infrastructure faults are retried for ever, and meanwhile it is not ready.
    @Test func anOutageIsToldAtItsSecondFaultAndWhenItIsOver() throws {
        let lone = try committed()
        _ = lone.takeNotes()
        lone.handle(.failed(.told))
        #expect(lone.takeNotes() == [.retrying(.told, pause: 100)])
        lone.pass(200)
        lone.handle(.failed(.told))
        #expect(lone.takeNotes() == [.retrying(.told, pause: 200), .notReady(.fault(.told))])
        lone.pass(400)
        lone.handle(.failed(.told))
        #expect(lone.takeNotes() == [.retrying(.told, pause: 400)])
        lone.pass(1_000)
        #expect(lone.actUntil { $0 == .askChangelogEnds([0]) })
        lone.handle(.changelogEnds([ChangelogPosition(partition: 0, offset: 8)]))
        #expect(lone.takeNotes() == [.ready([0])])
    }

    @Test func anOutageThatCostsTheAssignmentIsOverWithTheNext() throws {
        let lone = try committed()
        for _ in 0..<2 {
            lone.handle(.failed(.told))
            lone.pass(1_000)
        }
        lone.handle(.revoked(isLost: true))
        _ = lone.takeNotes()
        #expect(lone.next() == .unassign)
        lone.handle(.unassigned)
        #expect(lone.takeNotes() == [])
        lone.handle(.assigned(LoneWorker.partitions))
        lone.answerOffsets(committed: 1)
        _ = lone.next()
        lone.handle(.restored([ChangelogPosition(partition: 0, offset: 7)]))
        _ = lone.next()
        lone.handle(.opened)
        #expect(lone.takeNotes().last == .ready([0]))
    }

    /// A right on a topic that is gone, say: everything goes well but the end of the transaction.
    @Test func transactionsThatNeverEndAreTriedWithAGrowingPause() throws {
        let lone = try LoneWorker()
        lone.openWithOneRecord()
        var pauses: [Int64] = []
        var (outages, readies) = (0, 0)
        for _ in 0..<10 {
            #expect(lone.actUntil(LoneWorker.isCommit))
            lone.handle(.commitFailed(.mustAbort, .told))
            #expect(lone.next() == .abort)
            lone.handle(.aborted)
            _ = lone.actUntil { action in
                guard case .assign = action else { return false }
                return true
            }
            lone.openAgain()
            for note in lone.takeNotes() {
                if case .retrying(_, let pause) = note { pauses.append(pause) }
                if note == .notReady(.fault(.told)) { outages += 1 }
                if note == .ready([0]) { readies += 1 }
            }
        }
        #expect(pauses == [100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000])
        #expect((outages, readies) == (1, 3))
        #expect(lone.actUntil(LoneWorker.isCommit))
        lone.handle(.committed)
        #expect(lone.takeNotes().last == .ready([0]))
    }

    /// CONTRACT 5, `state-memory`.
    @Test func pastItsMemoryItTakesNoMoreRecords() throws {
        let lone = try committed { $0.stateLimit = 1 }
        let notes = lone.takeNotes()
        let isTold = notes.contains { note in
            guard case .notReady(.stateMemory(_, limit: 1)) = note else { return false }
            return true
        }
        #expect(isTold, "\(notes)")
        #expect(lone.next() == .wait(milliseconds: 1_000))
    }

    /// CONTRACT 5: a committed offset that is gone while state exists is never reset.
    @Test(arguments: [false, true]) func offsetsThatTheGroupLostAreAGap(isAccepted: Bool) throws {
        let lone = try committed { $0.acceptsGap = isAccepted }
        lone.handle(.revoked(isLost: false))
        #expect(lone.next() == .unassign)
        lone.handle(.unassigned)
        lone.handle(.assigned(LoneWorker.partitions))
        lone.answerOffsets(committed: nil)
        _ = lone.next()
        _ = lone.takeNotes()
        lone.handle(.restored([ChangelogPosition(partition: 0, offset: 7)]))
        let notes = lone.takeNotes()
        let orders = InputPartition(.orders, 0)
        if isAccepted {
            #expect(notes.contains(.gapAccepted(orders, committed: 1, next: 1)), "\(notes)")
        } else {
            #expect(notes.contains(.notReady(.gap(orders, committed: nil, start: 0, end: 1))), "\(notes)")
            #expect(lone.next() == .wait(milliseconds: 1_000))
        }
    }

    /// Nothing is judged without the state of what was read before, whatever gap is accepted.
    @Test(arguments: [false, true]) func offsetsWithoutTheirStateAreRefused(isAccepted: Bool) throws {
        let lone = try LoneWorker { $0.acceptsGap = isAccepted }
        lone.give(LoneWorker.partitions)
        lone.answerOffsets(committed: 0)
        _ = lone.next()
        lone.handle(.restored([ChangelogPosition(partition: 0, offset: 0)]))
        #expect(lone.takeNotes().last == .notReady(.stateGone(0)))
        #expect(lone.next() == .wait(milliseconds: 1_000))
    }
}
