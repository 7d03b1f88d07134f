import OrderDomain
import Testing
import Wire

@testable import OrderStories

/// What a decoder has learnt of the order of names never shows.
@Suite struct KeyGuessTests {
    private static let members = [
        #""eventId":"T1""#, #""waybillNo":"y1""#, #""courier":"jd""#, #""occurredAt":"2026-03-02T10:00:00""#,
        #""description":"已签收""#, #""status":{"provider":"kuaidi100","code":"301"}"#, #""city":"杭州""#,
        #""statusCode":"SIGNED""#, #""orderId":"O1""#, #""order\u0049d2":1"#, #""orderIds":2"#, #""":3"#,
    ]

    @Test func anyOrderOfNamesReadsAsBefore() throws {
        var random = SplitMix(seed: 11)
        var decoder = RecordDecoder()
        var event = InputEvent()
        for round in 0..<400 {
            let separator = round.isMultiple(of: 3) ? ", " : ","
            let text = "{" + Self.members.shuffled(using: &random).joined(separator: separator) + "}"
            try Sample.decode(text, .tracks, with: &decoder, into: &event)
            #expect(event.string(event.eventID) == "T1" && event.string(event.waybill) == "Y1", "\(text)")
            #expect(event.string(event.orderID) == "O1" && event.string(event.text) == "已签收", "\(text)")
            #expect(event.string(event.statusCode) == "301" && event.string(event.courier) == "jd", "\(text)")
        }
    }

    /// A guess that holds does not hide that the name stands twice.
    @Test func aNameThatWasGuessedStillCounts() throws {
        var decoder = RecordDecoder()
        var event = InputEvent()
        let twice = Sample.track(#""city":"a","city":"b""#)
        for _ in 0..<3 {
            #expect(throws: BadRecord(.duplicateKey, .city)) {
                try Sample.decode(twice, .tracks, with: &decoder, into: &event)
            }
        }
        let nested = Sample.track(#""status":{"provider":"a","provider":"b"}"#)
        for _ in 0..<3 {
            #expect(throws: BadRecord(.duplicateKey, .provider)) {
                try Sample.decode(nested, .tracks, with: &decoder, into: &event)
            }
        }
    }

    /// A name is guessed with its colon, and every byte of it is compared.
    @Test func whatOnlyBeginsLikeANameIsNone() throws {
        var decoder = RecordDecoder()
        var event = InputEvent()
        try Sample.decode(Sample.track(#""orderId":"O1""#), .tracks, with: &decoder, into: &event)
        for other in ["orderid", "orderI", "orderIe", "orderIdd"] {
            try Sample.decode(Sample.track(#""\#(other)":"O2""#), .tracks, with: &decoder, into: &event)
            #expect(event.orderID.isEmpty, "\(other)")
        }
    }
}
