internal import StateStore

// What the simulation looks at and bends.

/// A bug that the simulation plants in a worker, to see whether it is found; no configuration sets it.
package enum PlantedFault: Sendable {
    /// State that was staged stays when its transaction is taken back.
    case stagedWriteKept
    /// The wall clock fires clocks before everything that the log holds has been read.
    case clockBeforeBacklog
}

extension Worker {
    /// The state that it holds of a task under a key, and its due in milliseconds.
    package func state(of task: Int32, _ key: Span<UInt8>) -> (value: [UInt8], due: Int64?)? {
        guard let task = tasks.task(task) else { return nil }
        var value: [UInt8] = []
        guard task.store.read(key, into: &value) else { return nil }
        return (value, task.store.due(key))
    }

    /// How many keys it holds of a task; `nil` where the task is not open here.
    package func stateCount(of task: Int32) -> Int? { tasks.task(task)?.store.count }

    /// Whether it takes records of a task.
    package func isServing(_ task: Int32) -> Bool {
        stage == .open && inputs.contains { $0.number == task }
    }
}
