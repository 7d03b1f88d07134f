import OrderDomain
import Testing
import Wire

@testable import OrderStories

/// The state record of an order: what is read back is what was written, and nothing else is read.
@Suite struct OrderRecordTests {
    private static let seeds: Range<UInt64> = 0..<150

    /// The strongest round trip: an order that is written down and read back behind every step says what
    /// one that stays in memory says.
    @Test(arguments: [nil, 120] as [Hour?])
    func anOrderThatRestsBetweenItsStepsSaysTheSame(activateFrom: Hour?) {
        for seed in Self.seeds {
            let inMemory = RestingLog.story(seed: seed, activateFrom: activateFrom)
            let atRest = RestingLog.story(seed: seed, activateFrom: activateFrom) { log in
                guard let copy = try? RestingLog.decode(RestingLog.encode(log)) else {
                    Issue.record("seed \(seed) does not read back")
                    return
                }
                log = copy
            }
            #expect(atRest.said == inMemory.said, "seed \(seed)")
            #expect(atRest.actions.map(\.id) == inMemory.actions.map(\.id), "seed \(seed)")
            #expect(atRest.verdicts.map(\.id) == inMemory.verdicts.map(\.id), "seed \(seed)")
            #expect(atRest.nextDue == inMemory.nextDue, "seed \(seed)")
        }
    }

    @Test func whatIsReadBackIsWrittenTheSame() throws {
        for seed in Self.seeds {
            let bytes = RestingLog.encode(RestingLog.random(seed: seed))
            #expect(RestingLog.encode(try RestingLog.decode(bytes)) == bytes, "seed \(seed)")
        }
    }

    /// What the round trips are worth: the seeds' logs have all that a ledger may hold.
    @Test func theSeedsReachEveryPartOfALedger() {
        var reached: Set<String> = []
        for seed in Self.seeds {
            _ = RestingLog.story(seed: seed, activateFrom: seed % 3 == 0 ? 120 : nil) { log in
                let ledger = log.ledger
                if !ledger.issued.isEmpty { reached.insert("issued") }
                if ledger.alarms.contains(where: { $0.standing == nil }) { reached.insert("alarms") }
                if ledger.alarms.contains(where: { $0.standing != nil }) { reached.insert("standing") }
                if !ledger.guides.isEmpty { reached.insert("guides") }
                if !ledger.lapsed.isEmpty { reached.insert("lapsed") }
                if !ledger.suppressed.isEmpty { reached.insert("suppressed") }
                if !ledger.withdrawals.isEmpty { reached.insert("withdrawals") }
            }
        }
        #expect(
            reached == [
                "issued", "alarms", "standing", "guides", "lapsed", "suppressed", "withdrawals",
            ])
    }

    /// A deadline that no longer applies is withdrawn in its own step, so the record has no place for one.
    @Test func noDeadlineThatIsGoneEverRests() {
        for seed in Self.seeds {
            _ = RestingLog.story(seed: seed, activateFrom: seed % 2 == 0 ? 120 : nil) { log in
                #expect(log.ledger.gone.isEmpty, "seed \(seed)")
            }
        }
    }

    @Test func anEmptyLogIsAFewBytes() throws {
        var log = OrderLog()
        let id = Array("O1".utf8)
        log.reset(orderID: id.span)
        let bytes = RestingLog.encode(log)
        #expect(bytes.count < 24)
        let copy = try RestingLog.decode(bytes)
        #expect(copy.events.isEmpty && copy.ledger.isEmpty && copy.newest == log.newest)
    }

    @Test func positionsOutsideTheTaskKeepTheirPartition() throws {
        let event = Happening.placed().inputEvent(of: .taobao, timestamp: Hour(0).instant)
        for partition: Int32 in [0, 7, 250] {
            var log = OrderLog()
            log.reset(orderID: event.heap.span.extracting(event.orderID.bounds))
            log.insert(event, reading: nil, source: SourcePosition(partition: partition, offset: 1 << 40))
            let copy = try RestingLog.decode(RestingLog.encode(log, home: 7), home: 7)
            #expect(copy.events.map(\.source) == [SourcePosition(partition: partition, offset: 1 << 40)])
        }
    }

    /// Amounts and instants at the ends of what CONTRACT allows.
    @Test(arguments: [0, 1, 9_007_199_254_740_991] as [Int64])
    func extremeAmounts(_ fen: Int64) throws {
        var story = Story()
        story.take([.placed(fen: fen), .requested(5, fen: fen, refundable: fen)])
        let copy = try RestingLog.decode(RestingLog.encode(story.log))
        #expect(copy.events.map(\.value) == [fen, fen])
        #expect(copy.events.map(\.secondValue) == [0, fen])
    }

    @Test func aTextOfAnyBytesComesBack() throws {
        let name = "人 \u{1F4E6} \"\\\u{1}"
        var story = Story()
        story.take([.track(10, .inTransit).named(name)])
        let copy = try RestingLog.decode(RestingLog.encode(story.log))
        #expect(copy.evidence.map { copy.text($0.eventID) } == [name])
        #expect(copy.evidence.map { copy.text($0.text) } == ["text of \(name)"])
        #expect(copy.evidence.map { copy.text($0.match) } == ["text"])
    }

    // MARK: - What is no record

    @Test func everyPrefixIsTorn() {
        for seed in 0..<20 as Range<UInt64> {
            let bytes = RestingLog.encode(RestingLog.random(seed: seed))
            for count in bytes.indices {
                #expect(throws: CorruptRecord.torn) { try RestingLog.decode(Array(bytes[..<count])) }
            }
        }
    }

    @Test func whatFollowsARecordIsNoPartOfIt() {
        let bytes = RestingLog.encode(RestingLog.random(seed: 3))
        #expect(throws: CorruptRecord.torn) { try RestingLog.decode(bytes + [0]) }
    }

    @Test(arguments: [OrderRecord.version + 1, 255])
    func aNewerVersionIsRefusedByItsNumber(_ version: UInt8) {
        var bytes = RestingLog.encode(RestingLog.random(seed: 3))
        bytes[0] = version
        #expect(throws: CorruptRecord.newer(version)) { try RestingLog.decode(bytes) }
    }

    /// Found by fuzzing: a clock of an after-sale that the record does not have.
    @Test func aLedgerThatPointsBehindItsTablesIsTorn() {
        let (at, behind) = (Hour(5).instant, LoggedEvent.TableIndex(1))
        let ledgers: [(inout OrderLedger) -> Void] = [
            { $0.alarms = [Alarm(clock: .p1_1, request: behind, start: 1, due: at, setAt: at)] },
            { $0.lapsed = [behind] }, { $0.guides = [OrderLedger.Guide(request: behind, leg: 0)] },
            { $0.guides = [OrderLedger.Guide(request: 0, leg: behind)] },
        ]
        for change in ledgers {
            var story = Story()
            story.take([.placed(), .shipped(), .requested(2)])
            var log = story.log
            change(&log.ledger)
            #expect(throws: CorruptRecord.torn) { try RestingLog.decode(RestingLog.encode(log)) }
        }
    }

    /// State is never guessed: a stage, a row or a problem of another binary is no `unknown` here.
    @Test(arguments: [15, 15 << 6, 7 << 10] as [UInt16])
    func wordsThatNobodyKnowsAreRefused(bits: UInt16) throws {
        var log = try #require(
            (0..<60).lazy.map { RestingLog.random(seed: $0) }.first { log in
                log.events.contains { $0.kind == .track }
            })
        let track = try #require(log.events.firstIndex { $0.kind == .track })
        log.events[track].facts = TrackFacts(bits: bits)
        let bytes = RestingLog.encode(log)
        #expect(throws: CorruptRecord.torn) { try RestingLog.decode(bytes) }
    }

    /// The store's checksum finds flipped bytes; what gets past it must not bring the process down: it is
    /// refused, or it is a log that can be folded and settled.
    @Test func flippedBytesAreRefusedOrHarmless() {
        var random = SplitMix(seed: 7)
        var refused = 0
        for seed in 0..<60 as Range<UInt64> {
            let bytes = RestingLog.encode(RestingLog.random(seed: seed))
            for _ in 0..<60 {
                var flipped = bytes
                let place = Int.random(in: 1..<bytes.count, using: &random)
                flipped[place] ^= UInt8.random(in: 1...255, using: &random)
                guard let log = try? RestingLog.decode(flipped) else {
                    refused += 1
                    continue
                }
                Self.settle(log)
            }
        }
        #expect(refused > 0)
    }

    private static func settle(_ log: OrderLog) {
        var log = log
        var fold = Fold(clocks: .ofTheDocuments)
        var effects = Effects()
        fold.run(log)
        log.releaseTexts(under: fold)
        let trigger = Trigger(at: log.newest, eventID: .none, source: nil)
        log.settle(fold, trigger, now: log.newest, under: SettlementPolicy(), into: &effects)
        for effect in effects.actions {
            var message: [UInt8] = []
            ActionMessage.append(effect, log, fold, topics: TopicNames(), to: &message)
        }
        for effect in effects.verdicts {
            var message: [UInt8] = []
            VerdictMessage.append(effect, log, tableVersion: [], to: &message)
        }
    }
}
