import Testing

@testable import qianshou

@Suite struct ConfigurationPageTests {
    private func page(
        _ file: String, _ flags: [String] = [], environment: [String: String] = [:]
    ) throws -> [String] {
        let configuration = try Configured.configuration(file, flags: flags, environment: environment)
        return try ConfigurationPage(configuration).text.split(separator: "\n").map(String.init)
    }

    /// The value and the origin of a key's row.
    private func row(_ key: String, _ page: [String]) -> String? {
        page.first { $0.drop { $0 == " " }.hasPrefix("\(key):") }
            .map { $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ") }
    }

    @Test(arguments: [
        ("group", "group: qianshou # default"), ("commit-interval", "commit-interval: 50ms # conf.yaml:1"),
        ("max-ahead", "max-ahead: 2h # QIANSHOU_MAX_AHEAD"), ("clock", "clock: stream # --clock"),
        ("instance", "instance: # none"), ("tracks", "tracks: t # conf.yaml:3"),
        ("orders", "orders: order.events # default"),
        ("warnings", #"warnings: {P1.1: [24h, 6h], P7.1: []} # conf.yaml:4"#),
        ("bootstrap.servers", #"bootstrap.servers: "a:1" # -X bootstrap.servers"#),
        ("session.timeout.ms", "session.timeout.ms: 9000 # conf.yaml:2"),
        ("linger.ms", "linger.ms: 25 # default"),
        ("sasl.password", #"sasl.password: "***" # hidden; conf.yaml:2"#),
    ])
    func eachKeyStandsWithItsValueAndOrigin(key: String, expected: String) throws {
        let page = try page(
            """
            commit-interval: 50ms
            kafka: {session.timeout.ms: 9000, sasl.password: hunter2}
            topics: {tracks: t}
            warnings: {P1.1: [24h, 6h], P7.1: []}
            """, ["--clock", "stream", "-X", "bootstrap.servers=a:1"],
            environment: ["QIANSHOU_MAX_AHEAD": "2h"])
        #expect(row(key, page) == expected)
        #expect(!page.joined().contains("hunter2"))
    }

    @Test func everyKeyIsOnThePage() throws {
        let page = try page("")
        for key in ConfigurationKey.allCases { #expect(row(key.rawValue, page) != nil, "\(key.rawValue)") }
        for key in TopicSetting.keys { #expect(row(key, page) != nil, "\(key)") }
        for property in PropertyDefault.fixed { #expect(row(property.name, page) != nil, "\(property.name)") }
    }

    @Test func thePageReadBackSaysTheSame() throws {
        let first = try page(
            """
            kafka: {bootstrap.servers: 'a:1,b:2', ssl.cipher.suites: '"x\\y"', ssl.ca.pem: "a\\n\\tb"}
            rules: ./rules
            shops: {S1: {perishable-categories: [水果, 'a: b']}}
            activate-from: 2026-11-11T00:00:00+08:00
            """)
        func values(_ page: [String]) -> [Substring] { page.map { $0.split(separator: " #")[0] } }
        let second = try page(first.joined(separator: "\n"))
        #expect(values(second) == values(first))
        #expect(row("ssl.ca.pem", first) == #"ssl.ca.pem: "a\n\tb" # conf.yaml:1"#)
    }
}
