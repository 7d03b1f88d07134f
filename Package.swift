// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableExperimentalFeature("Lifetimes"),
    .treatAllWarnings(as: .error),
]

// Swift's runtime inside the binary of a release: one file to carry, and calls of it without a detour, which is
// worth 4 % of a replay. Targets that use Foundation have to know; the sanitizers of `scripts/fuzz` want it outside.
let isFuzzed = Context.environment["QIANSHOU_FUZZ"] != nil
let selfContained: [SwiftSetting] =
    isFuzzed ? [] : [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))]
let linkedWhole: [LinkerSetting] =
    isFuzzed ? [] : [.unsafeFlags(["-static-stdlib", "-use-ld=lld"], .when(configuration: .release))]

let package = Package(
    name: "qianshou",
    products: [.executable(name: "qianshou", targets: ["qianshou"])],
    targets: [
        // One system library a target; what C macros hide is in its shim header.
        .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
        .systemLibrary(name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CRdKafka", pkgConfig: "rdkafka", providers: [.apt(["librdkafka-dev"])]),
        // The rule tables, carried in the binary by `#embed`.
        .target(name: "CRuleTables"),

        // Byte scans of the hot path, inline in a header.
        .target(name: "CByteScan"),

        // The pure core.
        .target(name: "OrderDomain", dependencies: ["CXXHash"], swiftSettings: strict),
        .target(name: "Classification", dependencies: ["OrderDomain", "CByteScan"], swiftSettings: strict),
        .target(name: "Wire", dependencies: ["OrderDomain", "CByteScan"], swiftSettings: strict),
        .target(
            name: "RuleLoading",
            dependencies: ["OrderDomain", "Classification", "Wire", "CYaml", "CRuleTables"],
            swiftSettings: strict + selfContained),

        // The shell.
        .target(name: "LogModel", swiftSettings: strict),
        .target(name: "EventLog", swiftSettings: strict),
        .target(name: "StateStore", dependencies: ["CXXHash"], swiftSettings: strict),
        .target(
            name: "StreamTask",
            dependencies: ["OrderDomain", "Classification", "Wire", "StateStore", "LogModel"],
            swiftSettings: strict),
        .target(name: "KafkaTransport", dependencies: ["CRdKafka", "LogModel"], swiftSettings: strict),
        .target(name: "KafkaAdmin", dependencies: ["KafkaTransport", "LogModel"], swiftSettings: strict),
        .target(
            name: "KafkaDriver",
            dependencies: ["StreamTask", "KafkaTransport", "LogModel", "OrderDomain", "Classification"],
            swiftSettings: strict),
        .target(
            name: "Replay",
            dependencies: ["StreamTask", "OrderDomain", "Classification", "Wire", "LogModel", "CXXHash"],
            swiftSettings: strict),
        .executableTarget(
            name: "qianshou",
            dependencies: [
                "OrderDomain", "Classification", "RuleLoading", "Wire", "StreamTask", "Replay", "EventLog",
                "KafkaAdmin", "KafkaDriver", "KafkaTransport", "StateStore",
            ],
            swiftSettings: strict + selfContained,
            linkerSettings: linkedWhole),

        // Orders as tests tell them; no product has it.
        .target(
            name: "OrderStories", dependencies: ["OrderDomain"], path: "Tests/OrderStories",
            swiftSettings: strict),
        // A disk that lies, for the tests of what lies on one.
        .target(
            name: "SimulatedDisk", dependencies: ["StateStore"], path: "Tests/SimulatedDisk",
            swiftSettings: strict),
        .testTarget(
            name: "OrderDomainTests", dependencies: ["OrderDomain", "OrderStories"], swiftSettings: strict),
        .testTarget(
            name: "ClassificationTests", dependencies: ["Classification", "RuleLoading"],
            swiftSettings: strict),
        .testTarget(
            name: "RuleLoadingTests", dependencies: ["RuleLoading", "Classification", "OrderDomain"],
            swiftSettings: strict),
        .testTarget(
            name: "WireTests", dependencies: ["Wire", "CByteScan", "OrderDomain", "OrderStories"],
            swiftSettings: strict),
        .testTarget(name: "EventLogTests", dependencies: ["EventLog"], swiftSettings: strict),
        .testTarget(
            name: "StateStoreTests", dependencies: ["StateStore", "SimulatedDisk", "OrderStories"],
            swiftSettings: strict),
        .testTarget(
            name: "StreamTaskTests",
            dependencies: [
                "StreamTask", "OrderDomain", "Classification", "RuleLoading", "Wire", "LogModel", "OrderStories",
                "SimulatedDisk", "StateStore",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ReplayTests",
            dependencies: ["OrderDomain", "Replay", "RuleLoading", "StreamTask", "Wire"],
            swiftSettings: strict),
        // A real broker and a faulty network, for tests; no product has it.
        .target(
            name: "KafkaHarness", dependencies: ["KafkaTransport", "CRdKafka", "LogModel"],
            path: "Tests/KafkaHarness", swiftSettings: strict),
        .testTarget(
            name: "KafkaTransportTests", dependencies: ["KafkaTransport", "KafkaHarness", "LogModel"],
            swiftSettings: strict),
        .testTarget(
            name: "KafkaAdminTests", dependencies: ["KafkaAdmin", "KafkaTransport", "KafkaHarness", "CRdKafka"],
            swiftSettings: strict),
        .testTarget(
            name: "QianshouTests",
            dependencies: [
                "qianshou", "EventLog", "KafkaAdmin", "KafkaHarness", "KafkaTransport", "LogModel",
                "OrderDomain", "Replay", "RuleLoading", "StreamTask",
            ],
            swiftSettings: strict),
        // Workers on a cluster in memory, in virtual time, with faults; no product has it.
        .target(
            name: "SimulatedLog", dependencies: ["StreamTask", "LogModel", "OrderDomain", "Classification"],
            path: "Tests/SimulatedLog", swiftSettings: strict),
        .target(
            name: "Simulation",
            dependencies: [
                "SimulatedLog", "SimulatedDisk", "StreamTask", "StateStore", "LogModel", "OrderDomain",
                "Classification", "RuleLoading", "Wire",
            ],
            path: "Tests/Simulation", swiftSettings: strict),
        .executableTarget(
            name: "simulate", dependencies: ["Simulation", "SimulatedLog"], path: "Tests/simulate",
            swiftSettings: strict + selfContained, linkerSettings: linkedWhole),
        .testTarget(
            name: "SimulationTests",
            dependencies: ["Simulation", "SimulatedLog", "StreamTask", "OrderDomain", "RuleLoading"],
            swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["qianshou", "KafkaHarness", "KafkaTransport", "LogModel"], swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    ],
    cLanguageStandard: .gnu2x
)

// libFuzzer is linked by flags that only `scripts/fuzz` gives.
if isFuzzed {
    package.targets += [
        .systemLibrary(name: "CFuzzer", path: "fuzz/CFuzzer"),
        .executableTarget(
            name: "fuzz",
            dependencies: ["CFuzzer", "OrderDomain", "Classification", "RuleLoading", "Wire", "StreamTask", "Replay"],
            path: "fuzz/fuzz", swiftSettings: strict),
    ]
}

// Measuring on a real broker is for `bench/measure-kafka` alone.
if Context.environment["QIANSHOU_BENCH"] != nil {
    package.targets.append(
        .executableTarget(
            name: "kafka-bench", dependencies: ["CRdKafka", "KafkaTransport"], path: "bench/kafka"))
}
