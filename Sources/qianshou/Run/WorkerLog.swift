internal import EventLog
internal import KafkaDriver
internal import KafkaTransport
internal import StateStore
internal import StreamTask
internal import Wire

/// Tells the log what one worker has to say.
struct WorkerLog: Sendable {
    let log: EventLog
    /// The worker's number.
    let worker: Int
    /// The names of the input topics.
    let topics: TopicSetting

    /// Logs what the worker's driver notes.
    func tell(_ note: DriverNote) {
        switch note {
        case .worker(let note): tell(note)
        case .client(let line):
            log.librdkafka(severity: line.level, facility: line.facility, text: line.text, worker: worker)
        case .background(let error):
            log.log(
                .librdkafkaError, worker: worker, .error(error.detail.name), .librdkafka(error.detail.text))
        }
    }

    /// Logs how the worker ended.
    ///
    /// - Returns: The exit code that it asks for.
    func tell(_ exit: WorkerExit) -> Int32 {
        switch exit {
        case .done: return ExitCode.done
        case .misconfigured(let fault):
            log.log(.refused, worker: worker, fields: fields(fault))
            return ExitCode.wrongUse
        case .fenced(let client):
            log.log(
                .fenced, worker: worker, .name(.client, client),
                .text(.mend, "stop one of the two, or give each an 'instance' of its own"))
            return ExitCode.fenced
        case .corrupt(let fault):
            log.log(.ownFault, worker: worker, .name(.fault, "\(fault.cause)"), .text(.mend, mend(fault)))
            return ExitCode.ownFault
        case .stateRefused(let failure):
            log.log(
                .stateRefused, worker: worker, .word(.operation, operation(failure)),
                .name(.file, failure.file),
                .number(.code, failure.code),
                .text(.mend, "see to the disk; nothing is lost, the changelog has it"))
            return ExitCode.ownFault
        }
    }

    /// Logs a note as its event.
    func tell(_ note: WorkerNote) {
        switch note {
        case .ready(let tasks): log.log(.ready, worker: worker, .text(.tasks, LogText(tasks)))
        case .notReady(let reason): log.log(.notReady, worker: worker, fields: fields(reason))
        case .assigned(let tasks): log.log(.assigned, worker: worker, .text(.tasks, LogText(tasks)))
        case .revoked(let isLost):
            log.log(.revoked, worker: worker, .word(.reason, isLost ? "lost" : "rebalance"))
        case .restored(let tasks, let records):
            log.log(
                .restored, worker: worker, .text(.tasks, LogText(tasks)), .number(.records, records))
        case .stateLoaded(let task, let position):
            log.log(.stateLoaded, worker: worker, .number(.partition, task), .number(.offset, position))
        case .stateRebuilt(let task, let reason):
            log.log(
                .stateRebuilt, worker: worker, .number(.partition, task), .word(.reason, word(reason)))
        case .retrying(let fault, let pause):
            log.log(.fault, worker: worker, fields: fields(fault) + [.number(.pauseMilliseconds, pause)])
        case .rewound(let fault): log.log(.transactionAborted, worker: worker, fields: fields(fault))
        case .producerRenewed: log.log(.producerRenewed, worker: worker)
        case .doubtResolved(let wasCommitted):
            log.log(
                .outcomeKnown, worker: worker,
                .word(.reason, wasCommitted ? "committed" : "not-committed"))
        case .noTwin: log.log(.noTwin, worker: worker)
        case .gapAccepted(let input, let committed, let next):
            log.log(
                .gapAccepted, worker: worker,
                fields: fields(input) + [.number(.committed, committed), .number(.start, next)])
        case .unrouted(let count):
            log.log(
                .unrouted, worker: worker, .number(.records, count),
                .text(.mend, "set the key 'partitioner'"))
        case .stopAbandoned: log.log(.stopAbandoned, worker: worker)
        }
    }

    private func fields(_ reason: WorkerNote.NotReady) -> [LogField] {
        switch reason {
        case .unassigned: [.word(.reason, "unassigned")]
        case .fault(let fault): [.word(.reason, "infrastructure-fault")] + fields(fault)
        case .gap(let input, let committed, let start, let end):
            [.word(.reason, "offset-gap")] + fields(input)
                + (committed.map { [.number(.committed, $0)] } ?? [])
                + [
                    .number(.start, start), .number(.end, end),
                    .text(.mend, "find out what was lost; start with --accept-gap, or take a new group"),
                ]
        case .stateGone(let task):
            [
                .word(.reason, "state-gone"), .number(.partition, task),
                .text(.mend, "take a new group, which reads from the start"),
            ]
        case .noOffsets(let input):
            [.word(.reason, "no-offsets")] + fields(input)
                + [.text(.mend, "set auto.offset.reset to earliest or latest")]
        case .split(let task):
            [
                .word(.reason, "split"), .number(.partition, task),
                .text(.mend, "let all members subscribe to the same topics: run one version"),
            ]
        case .stateMemory(let bytes, let limit):
            [
                .word(.reason, "state-memory"), .number(.bytes, bytes), .number(.end, limit),
                .text(.mend, "start more processes, or raise state-memory"),
            ]
        case .repartitioned(let fault):
            [.word(.reason, "repartitioned")] + fields(fault)
                + [.text(.mend, "drain, then replay into new topics")]
        }
    }

    private func mend(_ fault: CorruptState) -> LogText {
        switch fault.cause {
        case .torn: "report it"
        case .newer: "the state is that of a newer version: run that one"
        }
    }

    private func word(_ reason: RebuildReason) -> StaticString {
        switch reason {
        case .absent: "absent"
        case .unfinished: "unfinished"
        case .damaged: "damaged"
        case .foreign: "foreign"
        case .partitionCount: "partition-count"
        case .format: "format"
        case .stale: "stale"
        case .unreadable: "unreadable"
        }
    }

    private func operation(_ failure: StateFailure) -> StaticString {
        switch failure.operation {
        case .list: "list"
        case .create: "create"
        case .open: "open"
        case .read: "read"
        case .write: "write"
        case .measure: "measure"
        case .truncate: "truncate"
        case .sync: "sync"
        case .rename: "rename"
        case .remove: "remove"
        }
    }

    private func fields(_ input: InputPartition) -> [LogField] {
        [.name(.topic, topics.name(of: input.topic)), .number(.partition, input.partition)]
    }

    private func fields(_ fault: WorkerFault) -> [LogField] {
        [.error(fault.name), .librdkafka(fault.text)]
    }
}

extension TopicSetting {
    /// The name of an input topic.
    func name(of topic: InputTopic) -> String {
        switch topic {
        case .orders: self["orders"]
        case .tracks: self["tracks"]
        case .linkedTracks: self["linked-tracks"]
        case .afterSales: self["aftersales"]
        case .service: self["service"]
        case .waybillLinks: self["waybill-links"]
        }
    }
}
