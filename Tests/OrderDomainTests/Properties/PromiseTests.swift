import OrderDomain
import Testing

@testable import OrderStories

/// What holds of any history, tried on seeds. A failure names its seed, which replays it.
@Suite struct PromiseTests {
    private static let seeds: Range<UInt64> = 0..<800
    private static let end: Hour = .day(100)

    /// Runs `events` in that order of arrival; with `delay`, every record is that late.
    private static func story(
        _ platform: Platform, _ events: [Happening], arrivingAt arrival: Hour? = nil
    ) -> Story {
        var story = Story(platform)
        story.take(events.map { event in arrival.map(event.arriving) ?? event })
        story.run(until: end)
        return story
    }

    @Test func anyOrderOfArrivalEndsInTheSameState() {
        for seed in Self.seeds {
            var history = RandomHistory(seed: seed)
            let events = history.events()
            let inOrder = Standing(Self.story(history.platform, events))
            for round in 0..<2 {
                let late = Self.story(history.platform, history.shuffled(events), arrivingAt: 400)
                #expect(Standing(late) == inOrder, "seed \(seed) round \(round) \(history.platform)")
            }
        }
    }

    @Test func supersedesAreInOrderAndIDsAreUnique() {
        for seed in Self.seeds {
            var history = RandomHistory(seed: seed)
            let events = history.events()
            #expect(Self.story(history.platform, events).brokenPromises == [], "seed \(seed)")
            let late = Self.story(history.platform, history.shuffled(events), arrivingAt: 400)
            #expect(late.brokenPromises == [], "seed \(seed), late")
        }
    }

    @Test func duplicatesChangeNothing() {
        for seed in Self.seeds {
            var history = RandomHistory(seed: seed)
            let events = history.events()
            let once = Self.story(history.platform, events)
            let twice = Self.story(history.platform, events.flatMap { [$0, $0] } + events)
            #expect(twice.said == once.said, "seed \(seed)")
            #expect(twice.verdicts.map(\.description) == once.verdicts.map(\.description), "seed \(seed)")
        }
    }

    @Test func aCancelledRequestLeavesNoLiveAction() {
        for seed in Self.seeds {
            var history = RandomHistory(seed: seed)
            let events = history.events()
            var story = Story(history.platform)
            story.take(events)
            story.take(["A1", "A2"].map { .afterSale(.cancelled, 401).of($0) })
            let live = story.log.ledger.issued.filter { $0.ask.request != LoggedEvent.absent }
            #expect(live.isEmpty, "seed \(seed)")
            let said = story.said.count
            story.run(until: Self.end)
            // Only the order's own clocks, and the appeal (P7.1), are left to speak.
            let later = story.said[said...].filter { !$0.contains("-: ") && !$0.contains("P7.1") }
            #expect(later.isEmpty, "seed \(seed)")
        }
    }

    /// A property of histories in which nothing happens would hold for nothing.
    @Test func theSeedsReachEveryRow() {
        var reached: Set<String> = []
        for seed in Self.seeds {
            var history = RandomHistory(seed: seed)
            reached.formUnion(Self.story(history.platform, history.events()).actions.map(\.policy))
        }
        let missed = Policy.allCases.map { "\($0.name)" }.filter { !reached.contains($0) }
        #expect(missed == [])
    }

    @Test func nothingLastsBeyondWhatWasIssued() {
        for seed in Self.seeds {
            var history = RandomHistory(seed: seed)
            let story = Self.story(history.platform, history.events())
            let standing = story.log.ledger.issued.map(\.id)
            let replaced = Set(story.actions.compactMap(\.supersedes))
            for id in standing {
                #expect(story.actions.contains { $0.id == id } && !replaced.contains(id), "seed \(seed)")
            }
        }
    }
}
