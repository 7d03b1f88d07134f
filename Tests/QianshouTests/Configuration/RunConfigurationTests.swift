import OrderDomain
import StreamTask
import Testing
import Wire

@testable import qianshou

@Suite struct RunConfigurationTests {
    private static let broker = ["-X", "bootstrap.servers=a:1"]

    private func run(_ file: String, _ flags: [String] = []) throws -> RunConfiguration {
        try RunConfiguration(Configured.configuration(file, flags: Self.broker + flags))
    }

    @Test func whatNobodySaysIsTheContractsDefault() throws {
        let read = try run("")
        #expect(read.group == "qianshou")
        #expect(read.instance == nil)
        #expect(read.stateDirectory == "./state")
        #expect(read.stateMemory == .percent(50))
        #expect(read.threads >= 1)
        #expect(read.commitInterval == TimeSpan(milliseconds: 100))
        #expect(read.commitRecords == 20_000)
        #expect(read.clock == .wall)
        #expect(read.partitioner == nil)
        #expect(read.http == nil)
        #expect(!read.acceptsGap)
        #expect(read.tasks.maxAhead == .hours(24))
        #expect(read.tasks.unlinkedAfter == .days(30))
        #expect(read.tasks.forgetAfter == .days(90))
        #expect(read.kafka.value("transaction.timeout.ms") == "10000")
    }

    @Test func everyScalarKeyIsAFlagAndAVariable() throws {
        for key in ConfigurationKey.allCases where key.form != .nested {
            let flag = try #require(key.flag)
            #expect(flag.name == key.rawValue)
            #expect(key.variable?.hasPrefix("QIANSHOU_") == true)
        }
        let read = try run(
            "group: x\nthreads: 7",
            [
                "--group", "g.1", "--threads=2", "--state-memory", "2GiB", "--commit-interval", "50ms",
                "--clock", "stream", "--partitioner", "crc32", "--accept-gap", "--instance", "host-1",
            ])
        #expect((read.group, read.threads) == ("g.1", 2))
        #expect(read.stateMemory == .bytes(2 << 30))
        #expect(read.commitInterval == TimeSpan(milliseconds: 50))
        #expect((read.clock, read.partitioner) == (.stream, .crc32))
        #expect((read.acceptsGap, read.instance) == (true, "host-1"))
    }

    @Test(arguments: [
        (
            "group: 'a b'",
            "conf.yaml:1: group: this is no name; "
                + "write at most 200 of the letters a-z, A-Z, 0-9, '.', '_' and '-'"
        ),
        ("state-memory: half", "conf.yaml:1: state-memory: this is no share or size; " + MemoryBound.mend),
        ("threads: 1000", "conf.yaml:1: threads: this is too many; write at most 256"),
        (
            "commit-interval: 9s",
            "conf.yaml:1: commit-interval: "
                + "this does not go with transaction.timeout.ms; write 5ms to 5000ms"
        ),
        (
            "commit-interval: 1ms\nkafka: {transaction.timeout.ms: 60000}",
            "conf.yaml:1: commit-interval: this does not go with transaction.timeout.ms; write 5ms to 30000ms"
        ),
        (
            "rules: no-such-folder",
            "no-such-folder: there is no directory here that this user may read; "
                + "name one that is laid out as rules/ is"
        ),
        (
            "partitioner: murmur3",
            "conf.yaml:1: partitioner: this is none of its values; write murmur2 or crc32"
        ),
    ])
    func whatCannotBeRunUnderIsOneLine(text: String, line: String) {
        let fault = #expect(throws: ConfigurationFault.self) { try run(text) }
        #expect(fault?.message == line)
    }

    @Test(
        arguments: [
            ("50%", .percent(50)), ("100%", .percent(100)), ("1kB", .bytes(1_000)),
            ("512MiB", .bytes(512 << 20)),
            ("4GB", .bytes(4_000_000_000)), ("1TiB", .bytes(1 << 40)),
            ("0%", nil), ("101%", nil), ("%", nil), ("4G", nil), ("-1GB", nil), ("0MB", nil), ("1.5GB", nil),
            ("9999999999TB", nil), ("", nil),
        ] as [(String, MemoryBound?)])
    func memoryIsAShareOrASize(text: String, bound: MemoryBound?) { #expect(MemoryBound(text) == bound) }

    @Test(
        arguments: [
            ([nil, nil], 8_000), (["max\n", nil], 8_000), (["4000\n"], 4_000),
            ([nil, "9223372036854771712"], 8_000),
            (["0"], 8_000),
        ] as [([String?], Int)])
    func aContainersLimitIsTheMemory(limits: [String?], memory: Int) {
        #expect(MachineMemory.bytes(machine: 8_000, limits: limits) == memory)
    }
}
