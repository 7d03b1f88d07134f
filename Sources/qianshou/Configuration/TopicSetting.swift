internal import OrderDomain
internal import Replay
internal import Wire

/// The names of all topics by their keys in the configuration (CONTRACT 5).
struct TopicSetting: Equatable {
    /// The keys, with their default names.
    private static let defaults: [(key: String, name: String)] = [
        ("tracks", "courier.tracking"), ("orders", "order.events"), ("aftersales", "aftersales.events"),
        ("service", "service.events"), ("waybill-links", "qianshou.waybill-links"),
        ("linked-tracks", "qianshou.linked-tracks"), ("verdicts", "qianshou.verdicts"),
        ("actions", "qianshou.actions"), ("shop-metrics", "qianshou.shop-metrics"),
        ("dead-letter", "qianshou.dead-letter"),
    ]

    /// The keys.
    static var keys: [String] { defaults.map(\.key) }

    private var names: [String: String] = [:]

    init() { for (key, name) in Self.defaults { names[key] = name } }

    /// The name of a key's topic.
    subscript(key: String) -> String {
        get { names[key] ?? key }
        set { names[key] = newValue }
    }

    /// Two keys of one name, where there are any: roles and outputs could not be told apart.
    func twins() -> (String, String)? {
        var seen: [String: String] = [:]
        for key in Self.keys {
            if let first = seen[self[key]] { return (first, key) }
            seen[self[key]] = key
        }
        return nil
    }

    /// What Kafka takes as a topic's name.
    static func isTopicName(_ text: String) -> Bool {
        let isShort = (1...249).contains(text.utf8.count) && text != "." && text != ".."
        return isShort
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
    }

    /// The input topics by role.
    var inputs: TopicNames {
        var inputs = TopicNames()
        let roles: [(Role, String)] = [
            (.orders, "orders"), (.tracks, "tracks"), (.linkedTracks, "linked-tracks"),
            (.afterSales, "aftersales"), (.service, "service"),
        ]
        for (role, key) in roles { inputs[role] = Array(self[key].utf8) }
        return inputs
    }

    /// The output topics.
    var outputs: OutputNames {
        var outputs = OutputNames()
        (outputs.verdicts, outputs.actions) = (self["verdicts"], self["actions"])
        outputs.deadLetter = self["dead-letter"]
        return outputs
    }
}
