import Dispatch
import Glibc

// What durable state costs: a million orders of 500 bytes in two partitions, filled, changed and restarted.
// Built together with Sources/StateStore by bench/measure-durable.

let partitions = 2
let ordersAPartition = 500_000
let root = CommandLine.arguments[2]

/// Nanoseconds of a clock.
func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

/// Seconds that the process has spent in user mode and in the kernel.
func cpuSeconds() -> (user: Double, system: Double) {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return (seconds(usage.ru_utime), seconds(usage.ru_stime))
}

/// Resident bytes of the process.
func residentBytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, 128, file) != nil else { return 0 }
    let fields = String(decoding: line.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: " ")
    return (Int(fields[1]) ?? 0) * 4_096
}

func directory(_ partition: Int) -> StateDirectory {
    let identity = StateIdentity(
        cluster: "bench", changelog: "bench-changelog", partition: Int32(partition),
        partitionCount: Int32(partitions))
    return StateDirectory(path: "\(root)/\(partition)", identity: identity)
}

/// `o` and 18 digits, as long as a real order's key.
func setNumber(_ key: inout [UInt8], _ number: Int) {
    var left = number
    for digit in stride(from: 18, to: 10, by: -1) {
        key[digit] = 48 + UInt8(left % 10)
        left /= 10
    }
}

func text(_ number: Double, _ digits: Int) -> String {
    let scale = pow(10, Double(digits))
    let rounded = (number * scale).rounded() / scale
    return digits == 0 ? String(Int(rounded)) : String(rounded)
}

/// Fills a partition as a restored changelog does, then commits until the snapshot is finished.
func fill(_ partition: Int) throws {
    var store = StateStore()
    var state = directory(partition)
    _ = try state.open(filling: &store, notBefore: nil)
    var key = Array("o260301123400000000".utf8)
    var value = [UInt8](repeating: 3, count: 500)
    let start = now(CLOCK_THREAD_CPUTIME_ID)
    for number in 0..<ordersAPartition {
        setNumber(&key, number)
        value[number % 500] &+= 1
        store.restore(key.span, value: value.span, due: Int64(number &* 7_919 % 100_000))
    }
    let each = (now(CLOCK_THREAD_CPUTIME_ID) - start) / Double(ordersAPartition)
    print("restore, a record of the changelog: \(text(each, 0)) ns")
    try run(&store, &state, transactions: 400)
    print("bytes that a restart reads: \(state.replayBytes / 1_000_000) MB")
}

/// Transactions of 20 000 records that touch 0.3 distinct orders each, every one of them twice.
func run(_ store: inout StateStore, _ state: inout StateDirectory, transactions: Int) throws {
    let changed = 6_000
    var key = Array("o260301123400000000".utf8)
    var value = [UInt8](repeating: 5, count: 500)
    var (random, position): (UInt64, Int64) = (7, 0)
    var (staging, appending, committing) = (0.0, 0.0, 0.0)
    var longest = (cpu: 0.0, wall: 0.0)
    for _ in 0..<transactions {
        let first = random
        let begin = now(CLOCK_THREAD_CPUTIME_ID)
        for _ in 0..<2 {
            random = first
            for _ in 0..<changed {
                random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let number = Int((random >> 33) % UInt64(ordersAPartition))
                setNumber(&key, number)
                value[7] = UInt8(truncatingIfNeeded: number)
                store.stage(key.span, value: value.span, due: Int64(number))
            }
        }
        let (staged, wall) = (now(CLOCK_THREAD_CPUTIME_ID), now(CLOCK_MONOTONIC))
        position += Int64(store.stagedCount)
        try state.append(store, position: position, at: 0)
        let appended = now(CLOCK_THREAD_CPUTIME_ID)
        longest.wall = max(longest.wall, now(CLOCK_MONOTONIC) - wall)
        store.commit()
        longest.cpu = max(longest.cpu, appended - staged)
        staging += staged - begin
        appending += appended - staged
        committing += now(CLOCK_THREAD_CPUTIME_ID) - appended
    }
    let keys = Double(transactions * changed)
    print("stage, each of two times a transaction: \(text(staging / keys / 2, 0)) ns a key")
    print("append, a snapshot's shares included: \(text(appending / keys, 0)) ns a changed key")
    print("commit: \(text(committing / keys, 0)) ns a changed key")
    print("longest append: \(text(longest.cpu / 1e6, 1)) ms of CPU, \(text(longest.wall / 1e6, 1)) ms by the wall")
}

/// Opens all partitions, a thread each.
func restart() {
    let before = residentBytes()
    let (cpu, wall) = (cpuSeconds(), now(CLOCK_MONOTONIC))
    let counts = UnsafeMutableBufferPointer<Int>.allocate(capacity: partitions)
    let held = DispatchSemaphore(value: 0)
    let measured = DispatchSemaphore(value: 0)
    nonisolated(unsafe) let results = counts
    for partition in 0..<partitions {
        let thread = DispatchQueue(label: "partition \(partition)")
        thread.async {
            var store = StateStore()
            var state = directory(partition)
            let restoration = try? state.open(filling: &store, notBefore: nil)
            guard case .restored = restoration else { fatalError("\(String(describing: restoration))") }
            results[partition] = store.count
            held.signal()
            // The store is kept until its memory is measured.
            measured.wait()
            results[partition] += store.count - ordersAPartition
        }
    }
    for _ in 0..<partitions { held.wait() }
    let (cpuEnd, wallEnd) = (cpuSeconds(), now(CLOCK_MONOTONIC))
    let keys = counts.reduce(0, +)
    let resident = residentBytes() - before
    for _ in 0..<partitions { measured.signal() }
    print(
        "restart, \(keys) orders on \(partitions) threads: \(text((wallEnd - wall) / 1e9, 2)) s by the wall,"
            + " \(text(cpuEnd.user - cpu.user, 2)) s in user mode, \(text(cpuEnd.system - cpu.system, 2)) s in"
            + " the kernel; \(resident / keys) resident bytes an order")
}

switch CommandLine.arguments[1] {
case "fill": for partition in 0..<partitions { try fill(partition) }
case "restart": restart()
default: fatalError("fill or restart")
}
