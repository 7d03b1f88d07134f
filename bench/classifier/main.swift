import Classification
import Foundation
import RuleLoading

// What the classifier alone costs: texts a second, the load of all rules, and the time that long texts
// take by their length. Built against the package's release modules by bench/measure-classifier.
// CPU time, one thread.

func cpuSeconds() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
}

func measured(_ body: () throws -> Void) rethrows -> Double {
    let start = cpuSeconds()
    try body()
    return cpuSeconds() - start
}

func texts(of file: String) throws -> [[UInt8]] {
    try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map { line in
        let value = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return Array(((value?["text"] as? String) ?? "").utf8)
    }
}

let lines = try texts(of: CommandLine.arguments[1])
let bytes = lines.reduce(0) { $0 + $1.count }
let nobody: [UInt8] = []
let courier = Array("yuantong".utf8)

for _ in 0..<3 {
    let spent = try measured { _ = try RuleSet.embedded() }
    print("load of the rules inside the binary: \(Int(spent * 1e6)) us")
}
for _ in 0..<3 {
    let spent = try measured { _ = try RuleSet.directory("rules") }
    print("load of the rules of a directory: \(Int(spent * 1e6)) us")
}

var classifier = Classifier(table: try RuleSet.embedded().table)
var signed = 0
for run in 1...3 {
    let spent = measured {
        for line in lines {
            let reading = classifier.classify(
                line.span, courier: courier.span, provider: nobody.span, code: nobody.span)
            if reading.stage == .signed { signed += 1 }
        }
    }
    let each = Int(Double(lines.count) / spent)
    print("run \(run): \(lines.count) texts of \(bytes / lines.count) bytes in \(spent) s: \(each) a second")
}

let patterns = [
    ("one text again and again", "【杭州市】快件已由本人签收，感谢使用"), ("brackets that open", "【"), ("brackets", "【】"),
    ("a term's beginning", "您的快件已经妥"), ("NUL", "\0"), ("digits", "1-"),
]
for (name, pattern) in patterns {
    for size in [1 << 20, 2 << 20, 4 << 20, 8 << 20] {
        let unit = Array(pattern.utf8)
        let text = (0..<size / unit.count).flatMap { _ in unit }
        var heap: [UInt8] = []
        let spent = measured {
            let reading = classifier.classify(
                text.span, courier: courier.span, provider: nobody.span, code: nobody.span)
            _ = classifier.appendShown(text.span, reading, to: &heap)
        }
        print("\(name), \(size >> 20) MiB: \(Int(spent * 1e3)) ms")
    }
}
print("signed \(signed)")
