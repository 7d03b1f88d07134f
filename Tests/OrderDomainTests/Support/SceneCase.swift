import OrderDomain
import Testing

@testable import OrderStories

/// One row of a table: after `given`, `when` lets exactly the actions of `then` go out.
///
/// *Exactly* is the point: what must not happen is what is not listed.
struct SceneCase: Sendable, CustomTestStringConvertible {
    var why: String
    var platform: Platform
    var given: [Happening]
    var when: [Happening]
    /// Where the clocks run on to afterwards.
    var until: Hour?
    var activateFrom: Hour?
    var then: [String]

    init(
        _ why: String, on platform: Platform = .wechatChannels, given: [Happening] = [],
        when: [Happening] = [], until: Hour? = nil, activateFrom: Hour? = nil, then: [String]
    ) {
        (self.why, self.platform, self.given, self.when) = (why, platform, given, when)
        (self.until, self.activateFrom, self.then) = (until, activateFrom, then)
    }

    var testDescription: String { why }

    func check(sourceLocation: SourceLocation = #_sourceLocation) {
        var story = Story(platform)
        story.policy.activateFrom = activateFrom?.instant
        story.take(given)
        let before = story.said.count
        story.take(when)
        if let until { story.run(until: until) }
        #expect(Array(story.said[before...]) == then, "\(why)", sourceLocation: sourceLocation)
        #expect(story.brokenPromises == [], "\(why)", sourceLocation: sourceLocation)
    }
}
