import OrderDomain

/// One order as a task would run it: events in the order of their arrival, clocks in between
/// (CONTRACT 4), and every output that goes out.
///
/// Checks of itself what holds of any history; ``brokenPromises`` says where it did not.
struct Story {
    let platform: Platform
    var policy = SettlementPolicy()
    /// What becomes of the log between two steps: a test may write it down and read it back.
    var atRest: (inout OrderLog) -> Void = { _ in }
    /// Hears what goes out, as it would be written.
    var heard: (Effects, OrderLog, Fold) -> Void = { _, _, _ in }
    private(set) var log = OrderLog()
    private(set) var fold: Fold
    /// What went out, in order.
    private(set) var verdicts: [VerdictLine] = []
    private(set) var actions: [ActionLine] = []
    private(set) var brokenPromises: [String] = []
    private var effects = Effects()
    private var time: Instant?
    private var arrived = Hour(milliseconds: .min)
    private var offset: Int64 = 0

    init(_ platform: Platform = .wechatChannels, clocks: ClockTable = .ofTheDocuments) {
        self.platform = platform
        fold = Fold(clocks: clocks)
        let id = Array("O1".utf8)
        log.reset(orderID: id.span)
    }

    /// The words of all outputs so far.
    var said: [String] { actions.map(\.description) }

    /// Takes events in, one record after the other.
    mutating func take(_ happenings: [Happening]) {
        for happening in happenings { take([happening], behind: nil) }
    }

    /// Takes in the tracks that a link releases together with it; they are judged once (R2.3).
    mutating func take(_ link: Happening, with released: [Happening]) {
        take([link] + released, behind: link)
    }

    private mutating func take(_ happenings: [Happening], behind link: Happening?) {
        guard let first = happenings.first else { return }
        arrived = first.arrival ?? max(arrived, first.at)
        var event = first.inputEvent(of: platform, timestamp: arrived.instant)
        guard log.admission(of: event) == .new else { return }
        let now = max(time ?? event.time, event.time)
        time = now
        fire(upTo: Instant(milliseconds: now.milliseconds - 1))
        let (at, id) = (event.at, event.eventID)
        let idBytes = Array(event.heap[id.bounds])
        var words: [Evidence] = []
        var heap: [UInt8] = []
        var newest = now
        for happening in happenings {
            event = happening.inputEvent(of: platform, timestamp: arrived.instant)
            guard log.admission(of: event) == .new else { continue }
            if event.kind == .track { words.append(Self.words(of: event, in: &heap)) }
            log.insert(
                event, reading: happening.reading, source: SourcePosition(partition: 0, offset: offset))
            newest = max(newest, event.time)
        }
        let source = SourceReference(
            role: first.kind.role, position: SourcePosition(partition: 0, offset: offset))
        offset += 1
        fold.run(log)
        log.releaseTexts(under: fold)
        for held in words where log.isDeciding(held.idHash, under: fold) { log.keep(held, of: heap) }
        effects.reset()
        let trigger = Trigger(at: at, eventID: log.store(idBytes.span), source: source)
        log.settle(fold, trigger, now: now, under: policy, into: &effects)
        keepLines()
        atRest(&log)
        time = newest
    }

    /// Takes an event into the log and asks for nothing.
    mutating func insertOnly(_ happening: Happening) {
        log.insert(
            happening.inputEvent(of: platform, timestamp: happening.at.instant), reading: happening.reading,
            source: .none)
    }

    /// Lets the clocks run on, as `--until` does.
    mutating func run(until hour: Hour) { fire(upTo: hour.instant) }

    private mutating func fire(upTo instant: Instant) {
        fold.run(log)
        while let due = log.nextDue(fold, under: policy), due <= instant {
            effects.reset()
            log.fire(fold, upTo: due, under: policy, into: &effects)
            keepLines()
            atRest(&log)
            fold.run(log)
        }
    }

    /// When the store would wake the order next.
    var nextDue: Hour? { log.nextDue(fold, under: policy).map(Hour.init) }

    /// When the order may be forgotten under the default of 90 days (R2.6).
    var forgetAt: Hour? { log.forgetAt(fold, after: .days(90)).map(Hour.init) }

    private static func words(of event: InputEvent, in heap: inout [UInt8]) -> Evidence {
        let start = heap.count
        heap.append(contentsOf: event.heap[event.text.bounds])
        let text = ByteRange(start: start, count: heap.count - start)
        let idStart = heap.count
        heap.append(contentsOf: event.heap[event.eventID.bounds])
        let id = ByteRange(start: idStart, count: heap.count - idStart)
        return Evidence(
            idHash: hash64(heap.span.extracting(id.bounds)), eventID: id, rule: .none,
            match: ByteRange(start: start, count: 4), text: text)
    }
}

// MARK: - What holds of any history

extension Story {
    private mutating func keepLines() {
        heard(effects, log, fold)
        for effect in effects.verdicts {
            let line = VerdictLine(effect, log)
            if verdicts.contains(where: { $0.id == line.id }) {
                brokenPromises.append("verdict twice: \(line)")
            }
            let former = verdicts.last { $0.waybill == line.waybill }
            if effect.supersedes != former?.id { brokenPromises.append("wrong predecessor: \(line)") }
            verdicts.append(line)
        }
        for effect in effects.actions {
            let line = ActionLine(effect, log, fold, earlier: actions)
            if actions.contains(where: { $0.id == line.id }) { brokenPromises.append("id twice: \(line)") }
            if let old = line.supersedes {
                if !actions.contains(where: { $0.id == old }) {
                    brokenPromises.append("supersedes what never went out: \(line)")
                }
                if actions.contains(where: { $0.supersedes == old }) {
                    brokenPromises.append("supersedes what is superseded: \(line)")
                }
            }
            if let due = effect.due, let remaining = effect.remaining,
                effect.trigger.at + remaining != due || !effect.trigger.isClock
            {
                brokenPromises.append("fires at the wrong time: \(line)")
            }
            actions.append(line)
        }
        for kind in [ActionKind.intercept, .recall] {
            let live = log.ledger.issued.filter { $0.ask.kind == kind }.map(\.ask.waybill)
            if Set(live).count < live.count { brokenPromises.append("two live \(kind.name) of a parcel") }
        }
    }
}
