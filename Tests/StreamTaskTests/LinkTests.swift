import OrderDomain
import Testing

@testable import OrderStories
@testable import StreamTask

/// How tracks come to their orders: R2.1 to R2.3.
@Suite struct LinkTests {
    @Test func aTrackKeyedByItsOrderNeedsNoLink() throws {
        var run = try TaskRun()
        #expect(try run.take(.direct("O1", "YT1", 10)) == ["@10 O1/YT1 in_transit"])
    }

    /// R2.1: neither does one without a key, or with an empty one, that names its order.
    @Test(arguments: [nil, ""] as [String?])
    func aTrackWithoutAKeyThatNamesItsOrder(key: String?) throws {
        var run = try TaskRun()
        let track = TestRecord.track("YT1", 10, naming: "O1").keyed(key)
        #expect(try run.take(track) == ["@10 O1/YT1 in_transit"])
    }

    @Test func aTrackBehindItsLinkGoesThrough() throws {
        var run = try TaskRun()
        let lines = try run.take(.shipped("O1", "YT1", 1), .track("YT1", 10), .track("YT1", 11, .onDelivery))
        #expect(lines == ["@10 O1/YT1 in_transit", "@11 O1/YT1 out_for_delivery"])
        #expect(run.tasks.heldTracks == 0)
    }

    @Test func heldTracksApplyTogetherWithTheirLinkAndAreJudgedOnce() throws {
        var run = try TaskRun()
        let before = try run.take(
            .track("YT1", 10), .track("YT1", 12, .pickedUp), .track("YT1", 11, .onDelivery))
        #expect(before == [])
        #expect(run.tasks.heldTracks == 3)
        #expect(try run.take(.shipped("O1", "YT1", 1)) == ["@12 O1/YT1 signed"])
        #expect(run.tasks.heldTracks == 0)
        #expect(run.outputs.last?.value["eventId"] == "T12")
    }

    /// R2.3: the cause of what follows is the link's; R2.0: `causedBy` names the original record.
    @Test func whatFollowsFromHeldTracksIsTheLinksDoing() throws {
        var run = try TaskRun()
        try run.take(.placed("O1"), .track("YT1", 10).in(3), .requested("O1", 15))
        let lines = try run.take(.shipped("O1", "YT1", 20))
        #expect(lines == ["@20 O1/YT1 in_transit", "@20 O1 intercept W1.1"])
        let action = try #require(run.outputs.last?.value)
        #expect(action["issuedAt"] == "2026-03-02T20:00:00+08:00")
        #expect(action["scannedAt"] == "2026-03-02T10:00:00+08:00")
        #expect(action["cause"]?.contains("shipped-O1-20") == true)
        #expect(action["causedBy"]?.contains("courier.tracking-3-0") == true)
        #expect(action["causedBy"]?.contains("order.events-0-1") == true)
    }

    @Test func aNamedOrderRestrictsWhoReceivesTheTrack() throws {
        var run = try TaskRun()
        try run.take(.shipped("O1", "YT1", 1), .shipped("O2", "YT1", 1))
        #expect(try run.take(.track("YT1", 10, naming: "O2")) == ["@10 O2/YT1 in_transit"])
        #expect(try run.take(.track("YT1", 11, .onDelivery, naming: "O3")) == [])
        #expect(run.tasks.heldTracks == 1)
        #expect(try run.take(.shipped("O4", "YT1", 11.5)) == [], "neither track is O4's")
        #expect(try run.take(.shipped("O3", "YT1", 12)) == ["@12 O3/YT1 out_for_delivery"])
    }

    @Test func severalOrdersOfOneWaybillAllReceiveIt() throws {
        var run = try TaskRun()
        try run.take(.shipped("O9", "YT1", 1), .shipped("O10", "YT1", 1))
        #expect(
            try run.take(.track("YT1", 10)) == ["@10 O10/YT1 in_transit", "@10 O9/YT1 in_transit"],
            "by orderId, as bytes")
    }

    /// R2.2: a further link receives all tracks, those that went to other orders too.
    @Test func aFurtherLinkReceivesAllTracks() throws {
        var run = try TaskRun()
        try run.take(.shipped("O1", "YT1", 1), .track("YT1", 10), .track("YT1", 11, .onDelivery))
        #expect(try run.take(.shipped("O2", "YT1", 12)) == ["@12 O2/YT1 out_for_delivery"])
    }

    @Test func theSameLinkAgainReleasesNothing() throws {
        var run = try TaskRun()
        try run.take(.shipped("O1", "YT1", 1), .track("YT1", 10))
        let again = TestRecord.order("shipped", "O1", 13, [("waybillNo", "yt1 "), ("courier", "yuantong")])
        #expect(try run.take(again) == [])
    }

    @Test func aReturnLegIsLinkedAsWell() throws {
        var run = try TaskRun()
        try run.take(.placed("O1"), .requested("O1", 5, type: "return_refund"), .track("RT1", 8, .pickedUp))
        let shipped = TestRecord.afterSale(
            "return_shipped", "O1", 7, [("waybillNo", "RT1"), ("courier", "shunfeng")])
        #expect(try run.take(shipped) == ["@8 O1/RT1 returned"], "R1.8: the sender signed")
    }

    @Test func aLinkReachesAcrossPartitions() throws {
        var run = try TaskRun()
        try run.take(.shipped("O1", "YT1", 1).in(0), .shipped("O2", "YT1", 1).in(4))
        #expect(
            try run.take(.track("YT1", 10).in(2)) == ["@10 O1/YT1 in_transit", "@10 O2/YT1 in_transit"])
        #expect(run.tasks.task(0)?.time == Hour(10).instant)
        #expect(run.tasks.task(4)?.time == Hour(10).instant)
        #expect(run.tasks.task(2)?.time == nil, "a hopped track counts where it is applied (R2.3)")
    }

    // MARK: - Duplicates

    @Test func aDuplicateIsNothingWhereverItComesFrom() throws {
        var run = try TaskRun()
        try run.take(.shipped("O1", "YT1", 1), .track("YT1", 10, id: "T"))
        #expect(try run.take(.track("YT1", 11, .onDelivery, id: "T")) == [], "through the same link")
        #expect(try run.take(.direct("O1", "YT1", 12, .onDelivery, id: "T")) == [], "direct")
        #expect(try run.take(.shipped("O1", "YT1", 1)) == [], "the link itself")
        #expect(run.tasks.task(0)?.time == Hour(10).instant, "and moves no time")
    }

    @Test func aHeldTrackIsHeldOnce() throws {
        var run = try TaskRun()
        try run.take(.track("YT1", 10, id: "T"), .track("YT1", 11, .onDelivery, id: "T"))
        #expect(run.tasks.heldTracks == 1)
        #expect(try run.take(.shipped("O1", "YT1", 12)) == ["@12 O1/YT1 in_transit"])
    }

    /// An order that has a track by another way does not take it in again through its link.
    @Test func aHeldCopyOfADirectTrackIsNothing() throws {
        var run = try TaskRun()
        try run.take(.track("YT1", 10, id: "T"), .direct("O1", "YT1", 10, id: "T"))
        #expect(try run.take(.shipped("O1", "YT1", 12)) == [])
    }

    @Test func oneEventIDMayBeOfTwoRolesAndOfTwoOrders() throws {
        var run = try TaskRun()
        let lines = try run.take(
            .direct("O1", "YT1", 10, id: "X"), .direct("O2", "YT1", 10, id: "X"),
            TestRecord.placed("O1", 11).with {
                $0.payload = $0.payload.replacing("placed-O1-11", with: "X")
            }, .requested("O1", 12))
        #expect(lines == ["@10 O1/YT1 in_transit", "@10 O2/YT1 in_transit", "@12 O1 intercept W1.1"])
    }
}
