import OrderDomain
import Testing

@testable import OrderStories

/// One row of a table: these tracks bring exactly these verdicts.
struct ParcelCase: Sendable, CustomTestStringConvertible {
    var why: String
    var events: [Happening]
    var then: [String]

    init(_ why: String, _ events: [Happening], _ then: [String]) {
        (self.why, self.events, self.then) = (why, events, then)
    }

    var testDescription: String { why }

    func check(sourceLocation: SourceLocation = #_sourceLocation) {
        var story = Story()
        story.take(events)
        #expect(story.verdicts.map(\.description) == then, "\(why)", sourceLocation: sourceLocation)
        #expect(story.brokenPromises == [], "\(why)", sourceLocation: sourceLocation)
    }
}
