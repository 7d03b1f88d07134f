import OrderDomain
import Testing

@testable import OrderStories

/// R1.2–R1.8 and G9: what a parcel's history makes of its tracks.
@Suite struct VerdictTests {
    private static let moving = "@10 YT1 in_transit not_signed"
    private static let mine = "YT1 signed picked_up signed_by_recipient"
    private static let family = "YT1 signed not_picked_up signed_by_other"
    private static let nobody = "YT1 signed undetermined"

    @Test(arguments: [
        ParcelCase(
            "R1.4: a verdict goes out when one of four fields changes",
            [.track(10, .inTransit), .track(11, .inTransit), .track(12, .outForDelivery)],
            [moving, "@12 YT1 out_for_delivery not_signed"]),
        ParcelCase(
            "R1.4: the row alone is a change",
            [.signedByFamily(10), .track(11, .signed, .notPickedUp, row: .leftAtAddress)],
            ["@10 \(family)", "@11 YT1 signed not_picked_up left_at_address"]),
        ParcelCase(
            "R1.4: the problem alone is a change, and a later track without one clears it (R1.2)",
            [.track(10, .inTransit), .track(11, .inTransit, problem: .damaged), .track(12, .inTransit)],
            [moving, "@11 YT1 in_transit not_signed problem:damaged", "@12 YT1 in_transit not_signed"]),
        ParcelCase(
            "R1.3: the first track always gives a verdict, an unknown one too",
            [.track(10, .unknown)], ["@10 YT1 unknown not_signed"]),
        ParcelCase("R1.3: a parcel without tracks has none", [.placed(), .shipped()], []),
        ParcelCase(
            "R1.2: an unknown text changes nothing",
            [.track(10, .inTransit), .track(11, .unknown)], [moving]),
        ParcelCase(
            "R1.2: but the problem, where it has one; the verdict then names it",
            [.track(10, .inTransit), .track(11, .unknown, problem: .outOfArea)],
            [moving, "@11 YT1 in_transit not_signed problem:out_of_area"]),
        ParcelCase(
            "R1.2: on a turned-back parcel nothing at all",
            [.track(10, .returning), .track(11, .unknown, problem: .outOfArea)],
            ["@10 YT1 returning not_signed"]),
        ParcelCase(
            "R1.2: late rescans of a signed parcel are nothing",
            [.pickedUp(10), .signedByNobody(11), .track(12, .collected), .track(13, .inTransit)],
            ["@10 \(mine)"]),
        ParcelCase(
            "R1.2: another signature is something",
            [.signedByNobody(10), .signedByFamily(11), .pickedUp(12)],
            ["@10 \(nobody)", "@11 \(family)", "@12 \(mine)"]),
        ParcelCase(
            "R1.2: stored, on delivery or failed after a signature puts the parcel back there",
            [
                .signedByFamily(10), .inLocker(11), .signedByNobody(12), .track(13, .outForDelivery),
                .signedByFamily(14), .track(15, .deliveryFailed),
            ],
            [
                "@10 \(family)", "@11 YT1 in_locker not_picked_up placed_in_locker", "@12 \(nobody)",
                "@13 YT1 out_for_delivery not_signed", "@14 \(family)", "@15 YT1 delivery_failed not_signed",
            ]),
        ParcelCase(
            "DOMAIN 1: at the station and then a bare signature is undetermined",
            [.track(10, .atPickupPoint, .notPickedUp, row: .arrivedAtStation), .signedByNobody(11)],
            ["@10 YT1 at_pickup_point not_picked_up arrived_at_station", "@11 \(nobody)"]),
        ParcelCase(
            "G8: a verdict tells that text and code disagree",
            [.track(10, .signed, .notPickedUp, row: .signedByOther, disagrees: true)],
            ["@10 \(family) disagrees"]),
        ParcelCase(
            "lost is a stage like others: it may be found again",
            [.track(10, .lost), .track(11, .inTransit)],
            ["@10 YT1 lost not_signed", "@11 YT1 in_transit not_signed"]),
    ])
    func oneParcel(_ row: ParcelCase) { row.check() }

    @Test(arguments: [
        ParcelCase(
            "R1.5: the next signature is the sender's",
            [.track(10, .returning), .pickedUp(11)],
            ["@10 YT1 returning not_signed", "@11 YT1 returned not_signed"]),
        ParcelCase(
            "R1.5: other scans leave it",
            [.track(10, .returning), .track(11, .inTransit), .inLocker(12), .track(13, .outForDelivery)],
            ["@10 YT1 returning not_signed"]),
        ParcelCase(
            "R1.5: it may be lost on its way back", [.track(10, .intercepted), .track(11, .lost)],
            ["@10 YT1 intercepted not_signed", "@11 YT1 lost not_signed"]),
        ParcelCase(
            "R1.6: a tool's success emits no verdict of its own, and the next signature is the sender's",
            [
                .shipped(), .track(10, .inTransit), .requested(11), .afterSale(.interceptSucceeded, 12),
                .signedByNobody(20),
            ],
            [moving, "@20 YT1 returned not_signed"]),
        ParcelCase(
            "R1.6: a recall too",
            [.shipped(), .inLocker(10), .afterSale(.recallSucceeded, 12).on("YT1"), .pickedUp(20)],
            ["@10 YT1 in_locker not_picked_up placed_in_locker", "@20 YT1 returned not_signed"]),
        ParcelCase(
            "G9: an undone refusal; what would be picked up is then undetermined",
            [.track(10, .rejected), .track(11, .outForDelivery), .pickedUp(12)],
            [
                "@10 YT1 rejected not_signed", "@11 YT1 out_for_delivery not_signed", "@12 \(nobody)",
            ]),
        ParcelCase(
            "G9: somebody else's signature stays what it is",
            [.track(10, .rejected), .inLocker(11), .signedByFamily(12)],
            [
                "@10 YT1 rejected not_signed", "@11 YT1 in_locker not_picked_up placed_in_locker",
                "@12 \(family)",
            ]),
        ParcelCase(
            "G9: a failed delivery undoes nothing",
            [.track(10, .rejected), .track(11, .deliveryFailed)], ["@10 YT1 rejected not_signed"]),
        ParcelCase(
            "G9: a second refusal may be undone as well",
            [
                .track(10, .rejected), .track(11, .outForDelivery), .track(12, .rejected),
                .track(13, .outForDelivery),
            ],
            [
                "@10 YT1 rejected not_signed", "@11 YT1 out_for_delivery not_signed",
                "@12 YT1 rejected not_signed", "@13 YT1 out_for_delivery not_signed",
            ]),
        ParcelCase(
            "G9: refused, then returning, then refused: no longer a refusal alone",
            [.track(10, .returning), .track(11, .rejected), .track(12, .outForDelivery)],
            ["@10 YT1 returning not_signed", "@11 YT1 rejected not_signed"]),
    ])
    func turnedBack(_ row: ParcelCase) { row.check() }

    @Test(arguments: [
        ParcelCase(
            "a late track of the past changes nothing",
            [.track(12, .outForDelivery), .track(10, .inTransit).arriving(13)],
            ["@12 YT1 out_for_delivery not_signed"]),
        ParcelCase(
            "R1.4: a correction that falls back to an older track names none: its words are gone",
            [
                .shipped(), .track(10, .inTransit), .inLocker(20), .requested(21),
                .afterSale(.interceptSucceeded, 15).arriving(30),
            ],
            [
                moving, "@20 YT1 in_locker not_picked_up placed_in_locker",
                "@10 YT1 in_transit not_signed wordless",
            ]),
        ParcelCase(
            "a late intercept makes a signature the sender's",
            [
                .shipped(), .track(10, .inTransit), .pickedUp(20), .requested(21),
                .afterSale(.interceptSucceeded, 15).arriving(30),
            ],
            [moving, "@20 \(mine)", "@20 YT1 returned not_signed"]),
        ParcelCase(
            "a late return_shipped takes the leg's tracks away from the parcel",
            [
                .shipped(), .signedByFamily(10), .requested(11, .returnRefund), .inLocker(20),
                .returnShipped(15, "YT1").arriving(30),
            ],
            [
                "@10 \(family)", "@20 YT1 in_locker not_picked_up placed_in_locker",
            ]),
        ParcelCase(
            "at one instant the later stage decides (R1.1)",
            [.pickedUp(10), .track(10, .outForDelivery)], ["@10 \(mine)"]),
        ParcelCase(
            "R1.7: a plain date stands at the end of its day",
            [
                .dated(0, .signed, .notPickedUp, row: .signedByOther).arriving(30),
                .track(20, .outForDelivery),
            ],
            ["@23:59:59 \(family)"]),
        ParcelCase(
            "R1.7: or at its record's timestamp, where that is earlier",
            [
                .dated(0, .signed, .notPickedUp, row: .signedByOther).arriving(15),
                .track(20, .outForDelivery),
            ],
            ["@15 \(family)", "@20 YT1 out_for_delivery not_signed"]),
    ])
    func lateAndDated(_ row: ParcelCase) { row.check() }

    @Test(arguments: [
        ParcelCase(
            "R1.8: any signature on a leg is `returned`",
            [
                .shipped(), .pickedUp(10), .requested(11, .returnRefund), .returnShipped(12),
                .track(13, .inTransit).on("RT1"), .pickedUp(14).on("RT1"),
            ],
            ["@10 \(mine)", "@13 RT1 in_transit not_signed", "@14 RT1 returned not_signed"]),
        ParcelCase(
            "R1.8: under the outbound number the leg speaks from its first track on: one chain",
            [
                .shipped(), .pickedUp(10), .requested(11, .returnRefund), .returnShipped(12, "YT1"),
                .track(13, .inTransit), .pickedUp(14),
            ],
            ["@10 \(mine)", "@13 YT1 in_transit not_signed", "@14 YT1 returned not_signed"]),
        ParcelCase(
            "R1.8: nothing goes out where the leg's tuple equals the standing one",
            [
                .shipped(), .track(10, .inTransit), .requested(11, .returnRefund), .returnShipped(12, "YT1"),
                .track(13, .inTransit),
            ],
            [moving]),
        ParcelCase(
            "R1.8: a leg known from the whole set: its tracks may come before `return_shipped`",
            [
                .shipped(), .pickedUp(10), .requested(11, .returnRefund), .pickedUp(14).on("RT1"),
                .returnShipped(12).arriving(20),
            ],
            ["@10 \(mine)", "@14 RT1 signed picked_up signed_by_recipient", "@14 RT1 returned not_signed"]),
    ])
    func returnLegs(_ row: ParcelCase) { row.check() }

    @Test func oneRecordsVerdictsStandByWaybill() {
        var story = Story()
        story.take([.placed()])
        story.take(
            .shipped(30, "YT9"),
            with: [.track(10, .inTransit).on("YT9"), .track(11, .inTransit).on("YT10")])
        #expect(
            story.verdicts.map(\.description) == [
                "@11 YT10 in_transit not_signed", "@10 YT9 in_transit not_signed",
            ])
    }

    @Test func aVerdictNamesTheTrackThatSetTheState() {
        var story = Story()
        story.take([.track(10, .inTransit), .track(11, .unknown), .track(12, .outForDelivery)])
        #expect(
            story.verdicts.map(\.eventID) == ["track/10/YT1/in_transit", "track/12/YT1/out_for_delivery"])
    }
}
