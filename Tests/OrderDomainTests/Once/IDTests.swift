import OrderDomain
import Testing

@testable import OrderStories

/// R4.1: ids are XXH3-128 over the fields in the order named. The values were computed by the oracle's
/// `make_id`, which shares no code with this.
@Suite struct IDTests {
    private static func hex(_ id: Fingerprint) -> String {
        var bytes: [UInt8] = []
        id.appendHex(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let tracks: [Happening] = [
        .placed(), .shipped(), .track(10, .inTransit).named("T1"),
    ]

    @Test func verdictsHaveTheIDOfTheirFieldsAndPredecessor() {
        var story = Story()
        story.take(Self.tracks)
        story.take([
            .track(11, .signed, .pickedUp, row: .signedByRecipient, problem: .damaged).named("T2")
        ])
        #expect(
            story.verdicts.map { Self.hex($0.id) } == [
                "be902b790ae81806fe02bc3b89f33b8b", "1673317864e837d8716bae88b98104c0",
            ])
    }

    @Test func actionsHaveTheIDOfTheirFieldsAndPredecessor() {
        var story = Story()
        story.take(Self.tracks)
        story.take([
            .requested(20).named("R1"), .track(21, .outForDelivery).named("T2"),
            .afterSale(.merchantRejected, 22).named("J1"),
        ])
        #expect(
            story.actions.map { "\($0.label) \(Self.hex($0.id))" } == [
                "intercept W1.1 5f104371ccba6f54c245f9f78bf13b1b",
                "negotiate W1.2 aeef298956cafaa3c1efc9cd9a3a554d",
                "withdraw W1.2 eea356785dabd25c7daa4eb951d9512a",
                "liability W1.2 356d94b6719c28edb70a7ba98ac17af6",
            ])
    }

    @Test func deadlinesHashTheClockItsDueAndWhatRemains() {
        var story = Story(.pinduoduo)
        story.take([.placed(), .shipped(), .pickedUp(12), .requested(20).named("R1")])
        story.run(until: 62)
        story.take([.afterSale(.cancelled, 63).named("C1")])
        #expect(
            story.actions.map { "\($0.label) \(Self.hex($0.id))" }.prefix(4) == [
                "negotiate P3.2 7d26213c12f8629a198519488d00adf5",
                "deadline P1.1 f1dea87892a7886e9a5539d09e917dd6",
                "deadline P1.1 674db54e988b8cab5896d8dcfa2eb5e5",
                "withdraw P1.1 c1c3e7fb5b078653d1d70d597a77609b",
            ])
    }

    @Test func whatHasNoAfterSaleHashesNull() {
        var story = Story(.taobao)
        story.take([.placed(), .shipped(), .track(10, .inTransit, problem: .outOfArea).named("T1")])
        #expect(story.actions.map { Self.hex($0.id) } == ["fe7cb43233f9fbbf9724c1574d29cc0f"])
    }

    /// Where the log is read back, whatever else was read before, the ids are the same.
    @Test func idsDoNotDependOnWhatElseHappened() {
        var busy = Story()
        busy.take([.placed(), .shipped(), .shipped(2, "YT2"), .track(9, .unknown)])
        busy.take([.track(10, .inTransit).on("YT2").named("T1"), .requested(20).of("A9")])
        var quiet = Story()
        quiet.take([.shipped(2, "YT2"), .track(10, .inTransit).on("YT2").named("T1")])
        #expect(busy.verdicts.last { $0.waybill == "YT2" }?.id == quiet.verdicts.last?.id)
    }
}
