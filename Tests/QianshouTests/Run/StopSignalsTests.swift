import Foundation
import Glibc
import Testing

@testable import qianshou

@Suite struct StopSignalsTests {
    /// On a thread of its own, because it blocks signals there.
    private func onThread(_ body: @escaping @Sendable () -> [String]) async -> [String] {
        await withCheckedContinuation { continuation in
            Thread { continuation.resume(returning: body()) }.start()
        }
    }

    @Test func aSignalIsHandedOverWhenItIsAskedFor() async {
        let names = await onThread {
            let signals = StopSignals()
            pthread_kill(pthread_self(), SIGINT)
            pthread_kill(pthread_self(), SIGTERM)
            return (0..<2).map { _ in signals.next(withinMilliseconds: 10_000).map { "\($0)" } ?? "none" }
                .sorted()
        }
        #expect(names == ["SIGINT", "SIGTERM"])
    }

    @Test func withoutASignalTheTimeEndsTheWait() async {
        let names = await onThread {
            [StopSignals().next(withinMilliseconds: 1).map { "\($0)" } ?? "none"]
        }
        #expect(names == ["none"])
    }
}
