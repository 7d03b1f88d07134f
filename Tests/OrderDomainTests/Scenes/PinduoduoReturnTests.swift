import OrderDomain
import Testing

@testable import OrderStories

/// DOMAIN 3.3: returns of digital goods and their proof (P4.1–P4.5; R3.10, R6.3, R6.4).
@Suite struct PinduoduoReturnTests {
    private static let phone: [Happening] = [.placed(.phone), .shipped(), .pickedUp(12)]

    @Test(arguments: [
        SceneCase(
            "P4.1: the request does not say that it is not activated", on: .pinduoduo, given: phone,
            when: [.requested(20, .returnRefund)],
            then: ["negotiate P4.1 YT1 supplement_evidence due:68"]),
        SceneCase(
            "P4.1: it says that it is", on: .pinduoduo, given: phone,
            when: [.requested(20, .returnRefund, activated: true)],
            then: ["negotiate P4.1 YT1 supplement_evidence due:68"]),
        SceneCase(
            "P4.2: not activated: remind to sign out", on: .pinduoduo, given: phone,
            when: [.requested(20, .returnRefund, activated: false)], then: ["guide P4.2 YT1 due:68"]),
        SceneCase(
            "P4.3: damaged stands before P4.2", on: .pinduoduo, given: phone,
            when: [.requested(20, .returnRefund, .damaged, activated: false)],
            then: ["negotiate P4.3 YT1 supplement_evidence due:68"]),
        SceneCase(
            "P4.3: a wrong item", on: .pinduoduo, given: phone,
            when: [.requested(20, .returnRefund, .wrongItem)],
            then: ["negotiate P4.3 YT1 supplement_evidence due:68"]),
        SceneCase(
            "P4.3: something is missing", on: .pinduoduo, given: phone,
            when: [.requested(20, .returnRefund, .missingItem)],
            then: ["negotiate P4.3 YT1 supplement_evidence due:68"]),
        SceneCase(
            "a `modified` that names no flag keeps what the request said (R5.2)", on: .pinduoduo,
            given: phone + [.requested(20, .returnRefund, activated: false)],
            when: [.modified(21, nil, .other)], then: []),
        SceneCase(
            "one digital item is enough", on: .pinduoduo,
            given: [.placed(.plain, .phone), .shipped(), .pickedUp(12)],
            when: [.requested(20, .returnRefund)],
            then: ["negotiate P4.1 YT1 supplement_evidence due:68"]),
        SceneCase(
            "P4 is for return-refund", on: .pinduoduo, given: phone, when: [.requested(20)],
            then: ["negotiate P3.2 YT1 change_to_return_refund due:68"]),
    ])
    func beforeAgreeing(_ row: SceneCase) { row.check() }

    /// Agreed at 21, sent back at 30, on its way; the proof is due 24 h after the leg's signature at 60.
    private static func onItsWayBack(_ reason: RequestReason = .unwanted) -> [Happening] {
        phone + [
            .requested(20, .returnRefund, reason, activated: false), .afterSale(.merchantAgreed, 21),
            .returnShipped(30), .track(40, .inTransit).on("RT1"),
        ]
    }
    private static func signedBack(_ reason: RequestReason = .unwanted) -> [Happening] {
        onItsWayBack(reason) + [.pickedUp(60).on("RT1")]
    }
    private static let proof = "evidence P4.4 RT1 label_and_goods_photo unboxing_video"

    @Test(arguments: [
        SceneCase(
            "P4.4: the return leg is signed: picture and video", on: .pinduoduo, given: onItsWayBack(),
            when: [.pickedUp(60).on("RT1")], then: [proof + " due:198"]),
        SceneCase(
            "P4.4: `return_received` is a signature too, where it is the earlier", on: .pinduoduo,
            given: onItsWayBack(), when: [.afterSale(.returnReceived, 59), .pickedUp(60).on("RT1")],
            until: 60, then: [proof + " due:198"]),
        SceneCase(
            "P4.4: warned at 6 and 1 hours, and over at 24", on: .pinduoduo, given: signedBack(),
            until: 84,
            then: [
                "@78 deadline P4.4 RT1 left:6 due:84",
                "@83 deadline P4.4 RT1 left:1 due:84 over deadline P4.4",
                "@84 deadline P4.4 RT1 expired due:84 over deadline P4.4",
            ]),
        SceneCase(
            "P4.4: both kinds end it", on: .pinduoduo, given: signedBack(),
            when: [.evidence(61, .labelAndGoodsPhoto), .evidence(62, .unboxingVideo, format: "MP4")],
            until: 84, then: []),
        SceneCase(
            "P4.4: one kind does not", on: .pinduoduo, given: signedBack(),
            when: [.evidence(61, .labelAndGoodsPhoto)], until: 78,
            then: ["@78 deadline P4.4 RT1 left:6 due:84"]),
        SceneCase(
            "P4.4: the rejection ends it", on: .pinduoduo, given: signedBack(),
            when: [.afterSale(.merchantRejected, 70)], until: 84,
            then: ["withdraw P4.4 RT1 over evidence P4.4"]),
        SceneCase(
            "P4.4: proof that was in before the leg was signed asks nothing", on: .pinduoduo,
            given: onItsWayBack() + [.evidence(50, .labelAndGoodsPhoto), .evidence(51, .unboxingVideo)],
            when: [.pickedUp(60).on("RT1")], until: 84, then: []),
        SceneCase(
            "P4.4 is not for other goods", on: .pinduoduo,
            given: [
                .placed(), .shipped(), .pickedUp(12), .requested(20, .returnRefund),
                .afterSale(.merchantAgreed, 21), .returnShipped(30),
            ],
            when: [.pickedUp(60).on("RT1")], then: []),
    ])
    func p4_4(_ row: SceneCase) { row.check() }

    /// R6.4: a video of `format`, `bytes`, `seconds` counts, or brings the action anew.
    @Test(arguments: [
        ("MKV", 314_572_800, 600, true), ("m4v", 1, 1, true), ("webm", 1, 1, false), ("", 1, 1, true),
        ("mp4", 314_572_801, 1, false), ("mp4", 1, 601, false),
    ])
    func mediaLimits(format: String, bytes: Int64, seconds: Int64, isValid: Bool) {
        let video = Happening.evidence(
            62, .unboxingVideo, format: format.isEmpty ? nil : format, bytes: bytes, seconds: seconds)
        var story = Story(.pinduoduo)
        story.take(Self.signedBack() + [.evidence(61, .labelAndGoodsPhoto)])
        let before = story.said.count
        story.take([video])
        let anew = Self.proof + " missing:media due:198 over evidence P4.4"
        #expect(Array(story.said[before...]) == (isValid ? [] : [anew]))
        story.take([.evidence(63, .unboxingVideo, format: "mov")])
        #expect(story.said.count == before + (isValid ? 0 : 1), "a good video ends it either way")
    }

    @Test(arguments: [
        SceneCase(
            "P4.5: further proof within 48 h after the rejection", on: .pinduoduo,
            given: signedBack(.damaged) + [.afterSale(.merchantRejected, 70)], until: 118,
            then: [
                "@94 deadline P4.5 left:24 due:118", "@112 deadline P4.5 left:6 due:118 over deadline P4.5",
                "@117 deadline P4.5 left:1 due:118 over deadline P4.5",
                "@118 deadline P4.5 expired due:118 over deadline P4.5",
            ]),
        SceneCase(
            "P4.5 ends by any valid proof", on: .pinduoduo,
            given: signedBack(.damaged) + [.afterSale(.merchantRejected, 70)],
            when: [.evidence(71, .goodsPapers)], until: 118, then: []),
        SceneCase(
            "P4.5 does not end by a video that breaks the limits", on: .pinduoduo,
            given: signedBack(.damaged) + [.afterSale(.merchantRejected, 70)],
            when: [.evidence(71, .buyerVideo, format: "gif")], until: 94,
            then: ["@94 deadline P4.5 left:24 due:118"]),
        SceneCase(
            "P4.5 comes after P4.3 alone", on: .pinduoduo,
            given: signedBack(.unwanted) + [.afterSale(.merchantRejected, 70)], until: 118, then: []),
    ])
    func p4_5(_ row: SceneCase) { row.check() }
}
