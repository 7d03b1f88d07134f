import Glibc

/// Measures on a real broker; `bench/measure-kafka` calls it.
let use = """
    use: kafka-bench BOOTSTRAP take [RECORDS]                      cost of PartitionQueue above bare calls
         kafka-bench BOOTSTRAP restore [RECORDS]                   records restored per CPU-second
         kafka-bench BOOTSTRAP loop COMMIT_MS [RECORDS]            the bare loop over a filled input
         kafka-bench BOOTSTRAP topics NAME PARTITIONS              makes NAME-in, NAME-out, NAME-changelog
         kafka-bench BOOTSTRAP live NAME PARTITIONS COMMIT_MS SECONDS     the bare loop as records come
         kafka-bench BOOTSTRAP append TOPIC PARTITIONS PER_SECOND SECONDS
         kafka-bench BOOTSTRAP play FILE PER_SECOND SECONDS [TOPIC]    lines of topic, partition, key, value
         kafka-bench BOOTSTRAP visible TOPIC PARTITIONS SECONDS [WARM]
                                                                   milliseconds from timestamp to read_committed
    """
let words = CommandLine.arguments
func word(_ index: Int) -> String {
    guard index < words.count else {
        print(use)
        exit(2)
    }
    return words[index]
}
func number(_ index: Int, else standard: Int? = nil) -> Int {
    if let standard, index >= words.count { return standard }
    return Int(word(index)) ?? 0
}
let broker = word(1)

switch word(2) {
case "take": try TakeCost(broker, records: number(3, else: 1_000_000)).run()
case "restore": try RestoreRate(broker, records: number(3, else: 1_000_000)).run()
case "loop":
    let (filler, records) = (Filler(broker: broker), number(4, else: 1_000_000))
    let input = try filler.topic("loop-in", partitions: 6)
    try filler.fill(input, partitions: 6, records: records, keys: 15_000, due: false)
    let loop = BareLoop(
        broker: broker, input: input, output: try filler.topic("loop-out", partitions: 6),
        changelog: try filler.topic("loop-changelog", partitions: 6), partitions: 6,
        commitMilliseconds: number(3))
    let (taken, cpu, wall, commits, produced) = loop.run(records: records, limit: 600)
    print(
        "bare loop, \(number(3)) ms: \(Int(Double(taken) / cpu)) events per CPU-second",
        "(\(taken) events, \(rounded(cpu)) s of CPU, \(rounded(wall)) s of wall, \(commits) commits,",
        "\(produced.outputs) outputs, \(produced.changelog) changelog records)")
case "topics":
    for part in ["in", "out", "changelog"] {
        try Filler(broker: broker).make("\(word(3))-\(part)", partitions: Int32(number(4)))
    }
case "live":
    let name = word(3)
    let loop = BareLoop(
        broker: broker, input: "\(name)-in", output: "\(name)-out", changelog: "\(name)-changelog",
        partitions: Int32(number(4)), commitMilliseconds: number(5))
    let (taken, cpu, _, commits, _) = loop.run(records: .max, limit: Double(number(6)))
    print("bare loop, live: \(taken) events, \(commits) commits, \(rounded(cpu)) s of CPU")
case "append":
    try Appender(broker: broker, topic: word(3), partitions: Int32(number(4)))
        .run(perSecond: number(5), seconds: Double(number(6)))
case "play":
    Player(broker: broker, file: word(3), topic: words.count > 6 ? word(6) : nil)
        .run(perSecond: number(4), seconds: Double(number(5)))
case "visible":
    let delays = try Visibility(broker: broker, topic: word(3), partitions: Int32(number(4)))
        .run(seconds: Double(number(5)), warm: Double(number(6, else: 2)))
    guard !delays.isEmpty else {
        print("nothing became visible")
        exit(1)
    }
    print(
        "visible after: p50 \(delays[delays.count / 2]) ms, p99 \(delays[delays.count * 99 / 100]) ms",
        "of \(delays.count) records")
case _:
    print(use)
    exit(2)
}
