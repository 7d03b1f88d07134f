import OrderDomain
import Replay
import RuleLoading
import StreamTask

/// Any bytes as a dump of envelopes, replayed to its end with all clocks run out.

enum ReplayTarget {
    private static let file = InputFile()
    private static let options = DumpOptions(topics: [
        DumpOptions.Topic("order.events", .orders), DumpOptions.Topic("courier.tracking", .tracks),
        DumpOptions.Topic("aftersales.events", .afterSales),
    ])
    private static let settings: ReplaySettings = {
        var settings = ReplaySettings(tasks: TaskSettings(clocks: Rules.set.clocks))
        settings.until = Instant(milliseconds: 1_830_268_800_000)  // 2028
        return settings
    }()

    static func run(_ input: UnsafeBufferPointer<UInt8>) -> Int32 {
        file.hold(input[...])
        let first = digest()
        promise(first == digest(), "a replay is a function of its dump")
        return 0
    }

    private static func digest() -> Fingerprint? {
        do throws(DumpFailure) {
            let index = try DumpIndex([file.path], options)
            var sink = OutputSink(descriptor: nil, digests: true)
            let replayer = Replayer(table: Rules.set.table, settings: settings)
            do throws(ReplayFailure) {
                _ = try replayer.run(index, into: &sink)
            } catch {
                fatalError("broken promise: a replay ends well: \(error)")
            }
            return sink.digest
        } catch {
            return nil
        }
    }
}
