internal import Classification
internal import EventLog
internal import KafkaDriver
internal import KafkaTransport
internal import StreamTask
internal import Synchronization

/// The workers of this process, each on a thread of its own, and how they ended.
final class WorkerThreads: Sendable {
    private let log: EventLog
    private let topics: TopicSetting
    private let rights: StartRights
    private let stopSignal = StopSignal()
    private let state = Mutex(State())

    private struct State {
        var started = 0
        var codes: [Int32] = []
    }

    init(log: EventLog, topics: TopicSetting, rights: StartRights) {
        (self.log, self.topics, self.rights) = (log, topics, rights)
    }

    /// Starts one more worker.
    ///
    /// - Throws: Where there is no thread for it.
    func start(_ settings: DriverSettings, table: CompiledTable) throws(Refusal) {
        state.withLock { $0.started += 1 }
        try DetachedThread.start(name: "worker-\(settings.number)") {
            let code = self.work(settings, table)
            self.state.withLock { $0.codes.append(code) }
        }
    }

    /// Asks all of them to drain, commit and leave.
    func stop() { stopSignal.raise() }

    /// Whether all have ended.
    var haveEnded: Bool { state.withLock { $0.codes.count == $0.started } }

    /// Whether one has: the others stop then too, because a process does all of its work or none.
    var hasEndedAny: Bool { state.withLock { !$0.codes.isEmpty } }

    /// The gravest of the workers' exit codes.
    var exitCode: Int32 { state.withLock { $0.codes.max() ?? ExitCode.done } }

    private func work(_ settings: DriverSettings, _ table: CompiledTable) -> Int32 {
        let teller = WorkerLog(log: log, worker: settings.number, topics: topics)
        let (rights, number) = (rights, settings.number)
        let transactionalID = "\(settings.group)-\(settings.member)"
        do throws(ClientFailure) {
            let driver = try KafkaDriver(table: table, settings: settings, stop: stopSignal) { note in
                rights.hear(note, worker: number, transactionalID: transactionalID)
                teller.tell(note)
            }
            return teller.tell(driver.run())
        } catch {
            log.log(
                .refused, worker: settings.number, .text(.fault, "librdkafka takes no client of 'kafka'"),
                .text(.mend, "see its properties"))
            return ExitCode.wrongUse
        }
    }
}
