import Foundation
public import Testing

/// Where a real Kafka is: the folder that `KAFKA_HOME` names, with `bin/broker` in it.
public enum KafkaHome {
    /// The folder; `nil` where there is none, which is said once on stderr.
    static let folder: URL? = {
        if let home = ProcessInfo.processInfo.environment["KAFKA_HOME"] {
            let folder = URL(filePath: home).standardizedFileURL
            if FileManager.default.isExecutableFile(atPath: folder.appending(path: "bin/broker").path) {
                return folder
            }
        }
        FileHandle.standardError.write(Data("NOT RUN: \(reason)\n".utf8))
        return nil
    }()

    /// Whether there is one.
    public static var isThere: Bool { folder != nil }

    static let reason = "tests on a real broker, because KAFKA_HOME names no folder with bin/broker"
}

extension Trait where Self == ConditionTrait {
    /// Runs only where there is a real Kafka.
    public static var onRealBroker: Self {
        .enabled(if: KafkaHome.isThere, Comment(rawValue: KafkaHome.reason))
    }
}
