@testable import qianshou

/// Configurations of tests: a file's text, flags and an environment.
enum Configured {
    static let flags = FlagTable(
        command: "qianshou test", operands: "", summary: "",
        flags: ConfigurationKey.flags + [.toggle("accept-gap", "")])

    /// The file is `conf.yaml`.
    static func configuration(
        _ text: String, flags: [String] = [], environment: [String: String] = [:]
    ) throws -> Configuration {
        let file = try ConfigurationFile(path: "conf.yaml", bytes: Array(text.utf8))
        return try Configuration(
            FlagParser.parse(flags, Self.flags), file: file, environment: { environment[$0] })
    }
}
