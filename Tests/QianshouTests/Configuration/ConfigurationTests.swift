import OrderDomain
import RuleLoading
import Testing

@testable import qianshou

@Suite struct ConfigurationTests {

    /// All that CONTRACT 5 shows, and the further keys.
    private static let whole = """
        kafka:
          bootstrap.servers: 127.0.0.1:9092
        group: qianshou
        instance: host-1
        state-dir: ./state
        state-memory: 50%
        threads: 2
        commit-interval: 100ms        # a comment
        commit-records: 20000
        clock: wall
        activate-from: 2026-11-11T00:00:00+08:00
        rules: ./rules
        http: 127.0.0.1:8080
        topics: {tracks: courier.tracking, orders: order.events, aftersales: aftersales.events,
                 service: service.events, waybill-links: qianshou.waybill-links,
                 linked-tracks: qianshou.linked-tracks, verdicts: qianshou.verdicts,
                 actions: qianshou.actions, shop-metrics: qianshou.shop-metrics,
                 dead-letter: qianshou.dead-letter}
        partitioner: murmur2
        forget-after: 90d
        max-ahead: 24h
        unlinked-after: 30d
        undetermined-as: not_picked_up
        warnings: {P1.1: [24h, 6h, 1h], P7.1: []}
        perishable-categories: [生鲜, 绿植]
        shops: {S1: {perishable-categories: [水果], undetermined-as: not_picked_up}}
        """

    @Test func everyKeyOfTheContractIsTaken() throws {
        let read = try Configured.configuration(Self.whole)
        #expect(try read.duration(.maxAhead) == .hours(24))
        #expect(try read.duration(.commitInterval) == TimeSpan(milliseconds: 100))
        #expect(try read.instant(.activateFrom) == parseInstant("2026-11-11T00:00:00+08:00"))
        #expect(try read.text(.rules) == "./rules")
        #expect(try read.topics() == TopicSetting())
        for key in ConfigurationKey.allCases {
            #expect(Self.whole.contains("\n\(key.rawValue):") || key == .kafka)
        }
    }

    @Test func aFlagBeatsTheEnvironmentBeatsTheFile() throws {
        let environment = ["QIANSHOU_MAX_AHEAD": "2h"]
        #expect(try Configured.configuration("max-ahead: 3h").duration(.maxAhead) == .hours(3))
        #expect(
            try Configured.configuration("max-ahead: 3h", environment: environment).duration(.maxAhead)
                == .hours(2))
        let all = try Configured.configuration(
            "max-ahead: 3h", flags: ["--max-ahead", "1h"], environment: environment)
        #expect(try all.duration(.maxAhead) == .hours(1))
    }

    @Test(arguments: ["", "# nothing\n", "rules:\nmax-ahead:\n"])
    func whatIsNotSaidIsAbsent(text: String) throws {
        let read = try Configured.configuration(text)
        #expect(try read.text(.rules) == nil)
        #expect(try read.duration(.maxAhead) == nil)
    }

    @Test(
        arguments: [
            ("max-ahed: 24h", "conf.yaml:1: there is no key 'max-ahed'; did you mean 'max-ahead'?"),
            ("\nmax-ahead: soon", "conf.yaml:2: max-ahead: this is no length of time; " + durationMend),
            ("clock: wal", "conf.yaml:1: clock: this is none of its values; write wall or stream"),
            ("threads: 0", "conf.yaml:1: threads: this is no count; write a whole number from 1 on"),
            (
                "undetermined-as: picked_up",
                "conf.yaml:1: undetermined-as: this is none of its values; write not_picked_up"
            ),
            ("activate-from: 2026-11-11", "conf.yaml:1: activate-from: this is no instant; " + instantMend),
            ("group: [a]", "conf.yaml:1: 'group' must be one value; write 'group: value'"),
            ("group: a\ngroup: b", "conf.yaml:2: the key 'group' stands twice; put both into one"),
            ("[a]", "conf.yaml:1: this must be a map; write 'key: value' lines"),
        ])
    func aBrokenFileIsOneLine(text: String, line: String) {
        let fault = #expect(throws: ConfigurationFault.self) { try Configured.configuration(text) }
        #expect(fault?.message == line)
    }

    @Test(
        arguments: [
            ("topics: {track: a}", "conf.yaml:1: there is no key 'track'; did you mean 'tracks'?"),
            (
                "topics: {tracks: a b}",
                "conf.yaml:1: tracks: this is no topic's name; "
                    + "write at most 249 of the letters a-z, A-Z, 0-9, '.', '_' and '-'"
            ),
            (
                "topics:\n  tracks: order.events",
                "conf.yaml:2: tracks and orders are one topic; give each a name of its own"
            ),
            ("warnings: {P1.1: 24h}", "conf.yaml:1: this must be a list; write [a, b]"),
            (
                "warnings:\n  P1.1: [49h]",
                "conf.yaml:2: the warning '49h' is longer than the clock; write at most 48h"
            ),
            (
                "shops: {S1: {undetermined-as: picked_up}}",
                "conf.yaml:1: undetermined-as: this is none of its values; write not_picked_up"
            ),
            (
                "shops: {S1: {categories: [a]}}",
                "conf.yaml:1: there is no key 'categories'; "
                    + "use one of: perishable-categories, undetermined-as"
            ),
            ("perishable-categories: fresh", "conf.yaml:1: this must be a list; write [a, b]"),
        ])
    func aBrokenMapIsOneLine(text: String, line: String) throws {
        let clocks = try RuleSet.embedded().clocks
        let fault = #expect(throws: ConfigurationFault.self) {
            let read = try Configured.configuration(text)
            _ = (try read.topics(), try read.clocks(clocks), try read.perishableCategories())
        }
        #expect(fault?.message == line)
    }

    @Test func aBrokenVariableAndABrokenFlagAreNamed() {
        let variable = #expect(throws: ConfigurationFault.self) {
            try Configured.configuration("", environment: ["QIANSHOU_THREADS": "many"])
        }
        #expect(variable?.message == "QIANSHOU_THREADS: this is no count; write a whole number from 1 on")
        let flag = #expect(throws: ConfigurationFault.self) {
            try Configured.configuration("", flags: ["--max-ahead", "1"])
        }
        #expect(flag?.message == "--max-ahead: this is no length of time; \(durationMend)")
    }

    @Test func warningsReplaceThoseOfTheTable() throws {
        let clocks = try Configured.configuration("warnings: {P1.1: [12h], B7.1: [1d], D1.1: []}")
            .clocks(RuleSet.embedded().clocks)
        #expect(clocks[.p1_1].warnings == [.hours(12)])
        #expect(clocks[.b7_1].warnings == [.hours(24)])
        #expect(clocks[.d1_1].warnings == [])
        #expect(clocks[.p2_1].warnings == [.hours(24), .hours(6), .hours(1)])
    }

    @Test func aShopsCategoriesStandInPlaceOfTheCommonOnes() throws {
        let text = "perishable-categories: [fresh]\nshops: {S1: {perishable-categories: [plant]}}"
        let setting = try Configured.configuration(text).perishableCategories()
        let table: [(shop: String, category: String, perishable: Bool)] = [
            ("S2", "fresh", true), ("S2", "plant", false), ("S1", "plant", true), ("S1", "fresh", false),
            ("", "fresh", true), ("S2", "Fresh", false), ("S2", "", false),
        ]
        for (shop, category, perishable) in table {
            var event = InputEvent()
            event.kind = .placed
            event.shop = event.store(Array(shop.utf8).span)
            var item = InputEvent.Item()
            item.category = event.store(Array(category.utf8).span)
            event.items = [item]
            event.markPerishable(setting)
            #expect(event.items.first?.perishable == perishable, "\(shop) \(category)")
        }
    }
}
