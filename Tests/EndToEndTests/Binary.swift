import Foundation
import KafkaHarness

/// The program under test and the repository that it comes from.
enum Binary {
    /// `qianshou` as this test run built it: it lies beside the tests.
    static let path: String = {
        let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appending(path: "qianshou").path
    }()

    static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Runs a command to its end.
    ///
    /// - Returns: Its exit code and what it wrote to stderr.
    static func run(_ arguments: [String]) throws -> (code: Int32, lines: [String]) {
        let process = try ChildProcess([path] + arguments)
        let code = process.waitForEnd()
        return (code, process.allOutput)
    }
}
