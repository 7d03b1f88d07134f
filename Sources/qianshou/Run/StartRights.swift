internal import KafkaDriver
internal import StreamTask
internal import Synchronization

/// The first right that turns out to be missing while the workers start: a fault of the configuration then,
/// and of the infrastructure later (CONTRACT 5).
///
/// Rights on topics and group are tried on a thread of its own, so that a start waits for nothing.
final class StartRights: Sendable {
    private let state = Mutex(State())

    private struct State {
        var denial: ClusterDescription.Denial?
        var assigned: Set<Int> = []
    }

    /// What is missing, once that is known.
    var denial: ClusterDescription.Denial? { state.withLock(\.denial) }

    /// Tries the rights in the background.
    ///
    /// - Throws: Where there is no thread for it.
    func probe(_ probe: RightsProbe) throws(Refusal) {
        try DetachedThread.start(name: "rights") { [self] in
            // The probe's own transactional id is not needed here; the workers try theirs.
            let denials = probe.denials().filter { $0.resource != .transactionalID(probe.transactionalID) }
            state.withLock { $0.denial = $0.denial ?? denials.first }
        }
    }

    /// Hears what a worker notes: a refusal before its first partitions is one at the start.
    func hear(_ note: DriverNote, worker: Int, transactionalID: String) {
        guard case .worker(let note) = note else { return }
        state.withLock { state in
            if case .assigned = note { state.assigned.insert(worker) }
            guard case .retrying(let fault, _) = note, !state.assigned.contains(worker),
                fault.name == "TRANSACTIONAL_ID_AUTHORIZATION_FAILED"
            else { return }
            state.denial = .init(resource: .transactionalID(transactionalID), operation: .write)
        }
    }
}
