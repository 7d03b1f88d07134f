import Foundation
import SimulatedLog
import Simulation

// simulate N [--from S] [--planted BUG]: runs N seeds.
// simulate --seed S [--trace] [--planted BUG]: runs one of them.

let arguments = Array(CommandLine.arguments.dropFirst())

@MainActor func value(_ flag: String) -> String? {
    guard let place = arguments.firstIndex(of: flag), place + 1 < arguments.count else { return nil }
    return arguments[place + 1]
}

let planted = value("--planted").flatMap(PlantedBug.init(rawValue:))
let seed = value("--seed").flatMap(UInt64.init)
let first = seed ?? value("--from").flatMap(UInt64.init) ?? 1
let count = seed == nil ? arguments.first.flatMap(UInt64.init) ?? 500 : 1

var report = SimulationReport()
for number in first..<first + count {
    let faults = try report.run(number, planted: planted, isTraced: arguments.contains("--trace"))
    if faults.isEmpty { continue }
    print(faults.joined(separator: "\n"))
    if report.failed.count >= 10 { break }
}
print(report.summary)
exit(report.failed.isEmpty ? 0 : 1)
