/// How often a simulation's faults happen: times in a thousand occasions.
package struct Faults {
    /// Of a process, between two actions.
    package var crash = 0
    package var freeze = 0
    package var twin = 0
    package var stop = 0
    package var diskFull = 0
    /// Of a consumer, at a look at the group.
    package var consumerFails = 0
    /// Of an action.
    package var actionFails = 0
    package var produceFails = 0
    package var commitIsRetriable = 0
    package var commitMustAbort = 0
    package var commitInDoubt = 0
    package var producerFails = 0
    package var abortFails = 0
    /// Of the cluster, at every step.
    package var compaction = 0

    package init() {}

    /// A few kinds of faults, each at a rate of its own.
    package init(dice: Dice) {
        func draw(_ often: Int) -> Int { dice.chance(450) ? 1 + dice.below(often) : 0 }
        (crash, freeze, twin, stop) = (draw(16), draw(9), draw(7), draw(5))
        diskFull = draw(4)
        (consumerFails, actionFails, produceFails) = (draw(4), draw(40), draw(60))
        (commitIsRetriable, commitMustAbort, commitInDoubt) = (draw(200), draw(150), draw(200))
        (producerFails, abortFails, compaction) = (draw(200), draw(200), draw(10))
    }
}

/// A bug that is planted to see whether a simulation finds it.
package enum PlantedBug: String, CaseIterable, Sendable {
    /// The driver commits offsets to the group by themselves, ahead of the transaction.
    case offsetsOutsideTransaction
    /// The driver restores to the changelog's last stable offset, not to its high watermark.
    case restoreToStableOffset
    /// The driver goes on with a producer whose commit ended in doubt, without initialising it.
    case reuseAfterUnknownOutcome
    /// The worker keeps staged state when a transaction is taken back.
    case stagedWriteKept
    /// The worker lets the wall clock fire clocks before it has read everything.
    case clockBeforeBacklog
}
