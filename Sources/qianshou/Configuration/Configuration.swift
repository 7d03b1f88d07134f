internal import Glibc
internal import OrderDomain
internal import RuleLoading
internal import Wire

/// What a command runs under: flags beat the environment, the environment beats the file, and what none
/// of them says is CONTRACT's default.
struct Configuration {
    let file: ConfigurationFile?
    let flags: ParsedArguments
    private let environment: (String) -> String?

    /// The configuration of a command line: `--config` names the file.
    init(
        _ flags: ParsedArguments, environment: @escaping (String) -> String? = Self.variable
    ) throws(ConfigurationFault) {
        (self.flags, self.environment) = (flags, environment)
        if let path = flags.value("config") { file = try ConfigurationFile(path: path) } else { file = nil }
        for key in ConfigurationKey.allCases { _ = try text(key) }  // Every variable is checked, used or not.
    }

    /// A configuration out of a file's bytes.
    init(
        _ flags: ParsedArguments, file: ConfigurationFile, environment: @escaping (String) -> String?
    ) throws(ConfigurationFault) {
        (self.flags, self.environment, self.file) = (flags, environment, file)
        for key in ConfigurationKey.allCases { _ = try text(key) }
    }

    /// The process's own environment.
    static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// A scalar key's value, checked; `nil` where nothing gives it.
    func text(_ key: ConfigurationKey) throws(ConfigurationFault) -> String? {
        try setting(key)?.text
    }

    /// A scalar key's value and who gave it; `nil` where nothing gives it.
    func setting(_ key: ConfigurationKey) throws(ConfigurationFault) -> Setting? {
        guard let setting = given(key) else { return nil }
        if let (what, mend) = key.form.fault(of: setting.text) {
            throw ConfigurationFault(setting.place(key.rawValue), what, mend)
        }
        return setting
    }

    /// A key's length of time.
    func duration(_ key: ConfigurationKey) throws(ConfigurationFault) -> TimeSpan? {
        try text(key).flatMap(parseDuration)
    }

    /// A key's instant.
    func instant(_ key: ConfigurationKey) throws(ConfigurationFault) -> Instant? {
        try text(key).flatMap(parseInstant)
    }

    /// A key's count.
    func count(_ key: ConfigurationKey) throws(ConfigurationFault) -> Int? {
        try text(key).flatMap { Int($0) }
    }

    private func given(_ key: ConfigurationKey) -> Setting? {
        guard let variable = key.variable else { return nil }
        if let text = flags.value(key.rawValue) {
            return Setting(text: text, origin: .flag("--\(key.rawValue)"))
        }
        if let text = environment(variable), !text.isEmpty {
            return Setting(text: text, origin: .variable(variable))
        }
        return file?.scalar(key)
    }
}
