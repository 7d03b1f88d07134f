@testable import qianshou

/// Clusters of tests.
enum Clusters {
    static let plan = TopicPlan(TopicSetting(), group: "qianshou")

    /// A cluster with all topics of the plan, as `topics create` makes them on a broker of defaults.
    static func sound(partitions: Int = 6) -> ClusterDescription {
        var cluster = ClusterDescription()
        for topic in plan.topics {
            var settings = [
                "cleanup.policy": "delete", "message.timestamp.type": "CreateTime",
                "max.message.bytes": "1048588",
                "message.timestamp.before.max.ms": "9223372036854775807",
                "message.timestamp.after.max.ms": "3600000",
            ]
            for (name, value) in topic.settings { settings[name] = value }
            cluster.topics[topic.name] = .init(partitions: partitions, settings: settings)
        }
        return cluster
    }
}
