internal import OrderDomain
internal import RuleLoading
internal import StreamTask

/// What `run` runs under (CONTRACT 5): every key read, checked and with its default.
struct RunConfiguration {
    let kafka: PropertySettings
    let group: String
    /// `nil`: an id kept in the state directory.
    let instance: String?
    let stateDirectory: String
    let stateMemory: MemoryBound
    /// Workers, each a thread with a consumer and a producer of its own.
    let threads: Int
    let commitInterval: TimeSpan
    /// Input records a worker's transaction holds at most.
    let commitRecords: Int
    let clock: ClockMode
    /// How the tracks' producers choose a partition by key; `nil`: not checked.
    let partitioner: Partitioner?
    /// Where HTTP is asked for.
    let http: String?
    let topics: TopicSetting
    /// Whether an offset that is gone is given up, once, from the log's start on.
    let acceptsGap: Bool
    let rules: RuleSet
    let tasks: TaskSettings

    /// What moves clocks.
    enum ClockMode: String {
        /// Event time, and the wall's where a task has read all its input.
        case wall
        /// Event time alone, as in replay.
        case stream
    }

    /// The topics of the configuration.
    var plan: TopicPlan { TopicPlan(topics, group: group) }

    /// More workers than this are a mistake in the unit.
    private static let mostThreads = 256
    /// A commit costs some 20 ms; a shorter interval would be nothing but commits.
    private static let shortestInterval = TimeSpan(milliseconds: 5)

    /// Reads all of it.
    init(_ configuration: Configuration) throws(ConfigurationFault) {
        kafka = try configuration.kafkaProperties()
        try kafka.check()
        group = try configuration.effective(.group).text
        instance = try configuration.text(.instance)
        stateDirectory = try configuration.effective(.stateDirectory).text
        stateMemory = MemoryBound(try configuration.effective(.stateMemory).text) ?? .percent(50)
        threads = try configuration.number(.threads, in: 1...Self.mostThreads)
        commitRecords = try configuration.number(.commitRecords, in: 1...10_000_000)
        commitInterval = try configuration.commitInterval(atLeast: Self.shortestInterval, properties: kafka)
        clock = ClockMode(rawValue: try configuration.effective(.clock).text) ?? .wall
        partitioner = try configuration.text(.partitioner).flatMap(Partitioner.init(rawValue:))
        http = try configuration.text(.http)
        topics = try configuration.topics()
        acceptsGap = configuration.flags.has("accept-gap")
        rules = try configuration.ruleSet()
        tasks = try configuration.taskSettings(rules)
    }
}

extension Configuration {
    /// A scalar key's value, or its default.
    func effective(_ key: ConfigurationKey) throws(ConfigurationFault) -> Setting {
        try setting(key) ?? Setting(text: key.defaultText ?? "", origin: .default)
    }

    fileprivate func number(
        _ key: ConfigurationKey, in range: ClosedRange<Int>
    ) throws(ConfigurationFault) -> Int {
        let setting = try effective(key)
        guard let number = Int(setting.text), range.contains(number) else {
            throw ConfigurationFault(
                setting.place(key.rawValue), "this is too many", "write at most \(range.upperBound)")
        }
        return number
    }

    /// `commit-interval`: well below `transaction.timeout.ms`, or every transaction would time out.
    fileprivate func commitInterval(
        atLeast shortest: TimeSpan, properties: PropertySettings
    ) throws(ConfigurationFault) -> TimeSpan {
        let setting = try effective(.commitInterval)
        let interval = parseDuration(setting.text) ?? shortest
        let timeout = properties.value("transaction.timeout.ms").flatMap { Int64($0) } ?? 10_000
        if interval < shortest || interval.milliseconds > timeout / 2 {
            throw ConfigurationFault(
                setting.place("commit-interval"), "this does not go with transaction.timeout.ms",
                "write 5ms to \(timeout / 2)ms")
        }
        return interval
    }
}
