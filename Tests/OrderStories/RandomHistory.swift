import OrderDomain

/// Small random histories of one order: dense enough that rows, clocks and corrections collide.
struct RandomHistory {
    private var random: SplitMix
    let platform: Platform

    init(seed: UInt64) {
        random = SplitMix(seed: seed)
        platform = Platform.allCases.randomElement(using: &random) ?? .pinduoduo
    }

    /// Events in the order in which they happened.
    mutating func events() -> [Happening] {
        var events: [Happening] = []
        let goods: [[Goods]] = [
            [.plain], [.fresh], [.underwear], [.underwear], [.phone], [.phone], [.sticker, .fresh], [.topUp],
        ]
        if chance(80) {
            events.append(placed(goods.randomElement(using: &random) ?? [.plain]))
        }
        if chance(50) { events.append(.order(.grouped, hour(0...3))) }
        if chance(80) { events.append(.shipped(hour(1...30), "YT1")) }
        if chance(30) { events.append(.shipped(hour(1...60), "YT2", replaces: chance(40) ? "YT1" : nil)) }
        if chance(30) { events.append(.order(.receiptConfirmed, hour(30...200))) }
        if chance(30) { events.append(.order(.succeeded, hour(30...300))) }
        for _ in 0..<Int.random(in: 1...7, using: &random) { events.append(track()) }
        for afterSale in ["A1", "A2"] where chance(70) {
            events.append(request(hour(2...220)).of(afterSale))
            for _ in 0..<Int.random(in: 0...8, using: &random) { events.append(step().of(afterSale)) }
            if chance(60) { events += arc().map { $0.kind == .track ? $0 : $0.of(afterSale) } }
        }
        for index in events.indices { events[index].name = "E\(index)" }
        return events.sorted { $0.at < $1.at }
    }

    mutating func shuffled(_ events: [Happening]) -> [Happening] { events.shuffled(using: &random) }

    // MARK: - Draws

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    /// Whole hours, so that instants collide.
    private mutating func hour(_ range: ClosedRange<Int64>) -> Hour {
        Hour(integerLiteral: Int64.random(in: range, using: &random))
    }

    private mutating func pick<T>(_ all: T...) -> T { all[Int.random(in: 0..<all.count, using: &random)] }

    private mutating func placed(_ goods: [Goods]) -> Happening {
        var event = Happening.placed(fresh: chance(50), allergy: chance(50))
        event.items = goods
        return event
    }

    private mutating func track() -> Happening {
        let at = hour(2...250)
        let track =
            switch Int.random(in: 0..<12, using: &random) {
            case 0: Happening.track(at, .unknown, problem: pick(nil, .outOfArea))
            case 1: Happening.track(at, .inTransit, problem: pick(nil, .noOutlet))
            case 2: Happening.track(at, .outForDelivery, speaksOfReturn: chance(20))
            case 3: Happening.inLocker(at)
            case 4: Happening.signedByFamily(at)
            case 5: Happening.signedByNobody(at)
            case 6, 7: Happening.pickedUp(at)
            case 8: Happening.track(at, .rejected)
            case 9: Happening.track(at, pick(.returning, .returned, .intercepted))
            case 10: Happening.track(at, pick(.lost, .deliveryFailed))
            case _: Happening.track(at, .collected)
            }
        return track.on(pick("YT1", "YT1", "YT2", "RT1"))
    }

    private mutating func request(_ at: Hour) -> Happening {
        .requested(
            at, pick(.refundOnly, .refundOnly, .returnRefund, .priceProtection, .priceProtection),
            pick(.unwanted, .quality, .quality, .damaged, .missingItem, .logistics),
            fen: pick(9_900, 9_900, 5_000),
            on: pick(nil, nil, "YT1", "YT2"), opened: pick(nil, false, true),
            activated: pick(nil, nil, true, false),
            sameItem: pick(nil, true), foundElsewhere: pick(nil, nil, nil, true))
    }

    /// A few steps that belong together, which draws one by one would rarely bring about.
    private mutating func arc() -> [Happening] {
        let start = hour(100...260)
        func then(_ hours: Int64) -> Hour { start + Hour(integerLiteral: hours) }
        let proposal: Proposal = pick(.changeToReturnRefund, .cancel, .supplementEvidence)
        let ask = Happening.requested(
            start, pick(.returnRefund, .refundOnly), pick(.damaged, .other), activated: pick(nil, false))
        switch Int.random(in: 0..<5, using: &random) {
        case 0, 4: return [.pickedUp(start), ask, .sent(then(1), proposal), .declined(then(2), proposal)]
        case 1:
            return [
                .inLocker(start), ask, .afterSale(.recallRequested, then(1)),
                .afterSale(pick(.recallSucceeded, .recallFailed), then(2)),
                .modified(then(3), .returnRefund),
            ]
        case 2:
            return [
                ask, .returnShipped(then(1)), .pickedUp(then(5)).on("RT1"),
                .afterSale(.merchantRejected, then(20)),
            ]
        case _: return [ask, .afterSale(.merchantAgreed, then(3)), .returnShipped(then(4))]
        }
    }

    private mutating func step() -> Happening {
        let at = hour(3...300)
        let proposal: Proposal = pick(.refuseDelivery, .cancel, .changeToReturnRefund, .supplementEvidence)
        return switch Int.random(in: 0..<13, using: &random) {
        case 0: .sent(at, proposal)
        case 1: .negotiation(pick(.negotiationDeclined, .negotiationExpired), at, proposal)
        case 2: .afterSale(pick(.interceptRequested, .interceptSucceeded, .interceptFailed), at)
        case 3: .afterSale(pick(.recallRequested, .recallSucceeded, .recallFailed), at)
        case 4: .evidence(at, pick(.recallRecord, .pickupCodeRecord, .labelAndGoodsPhoto, .unboxingVideo))
        case 5: .fault(at, .lost)
        case 6: .returnShipped(at, pick("RT1", "RT1", "YT1"))
        case 7:
            .inspected(at, pick(.ok, .hurtsResale, .missingItem, .wrongItem), pick(.none, .quality, .courier))
        case 8: .afterSale(pick(.merchantAgreed, .agreedOnRefusal, .merchantRejected), at)
        case 9: .afterSale(pick(.cancelled, .refunded, .afterSaleClosed), at)
        case 10: pick(.modified(at, pick(nil, .returnRefund)), request(at))
        case 11: .deadlineChanged(at, to: at + hour(-20...60))
        case _: .afterSale(pick(.receiptExtended, .returnReceived, .platformIntervened), at)
        }
    }
}
