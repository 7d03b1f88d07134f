import Foundation
import Glibc

/// The built program as a process of its own, with what it writes.
final class QianshouProcess {
    private let process = Process()
    private let output = Pipe()
    /// What was read of stdout and stderr so far.
    private(set) var lines: [String] = []
    private var rest: [UInt8] = []

    /// Starts it; ended at the latest with this object.
    init(_ arguments: [String]) throws {
        // SwiftPM puts the program beside the tests.
        let folder = URL(
            filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        process.executableURL = folder.deletingLastPathComponent().appending(path: "qianshou")
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        try output.fileHandleForWriting.close()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    /// Reads on until a line holds `text`.
    ///
    /// - Returns: That line; `nil` where it ended without one.
    func line(with text: String) -> String? {
        while let line = nextLine() {
            if line.contains(text) { return line }
        }
        return nil
    }

    /// Sends a signal.
    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Reads to its end.
    ///
    /// - Returns: The exit code.
    func ended() -> Int32 {
        while nextLine() != nil {}
        process.waitUntilExit()
        return process.terminationStatus
    }

    private func nextLine() -> String? {
        while true {
            if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                lines.append(String(decoding: rest[..<end], as: UTF8.self))
                rest.removeFirst(end + 1)
                return lines.last
            }
            var chunk = [UInt8](repeating: 0, count: 4_096)
            let count = read(output.fileHandleForReading.fileDescriptor, &chunk, chunk.count)
            if count <= 0 { return nil }
            rest += chunk.prefix(count)
        }
    }
}
