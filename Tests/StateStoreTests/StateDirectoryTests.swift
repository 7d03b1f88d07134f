import SimulatedDisk
import Testing

@testable import StateStore

@Suite struct StateDirectoryTests {
    private static let whole = CommittedDirectory()

    // MARK: Whose state it is

    @Test(
        arguments: [
            (
                StateIdentity(
                    cluster: "cluster-2", changelog: "group-orders-changelog", partition: 3, partitionCount: 6
                ),
                RebuildReason.foreign(file: whole.snapshotName)
            ),
            (
                StateIdentity(
                    cluster: "cluster-1", changelog: "other-changelog", partition: 3, partitionCount: 6),
                .foreign(file: whole.snapshotName)
            ),
            (
                StateIdentity(
                    cluster: "cluster-1", changelog: "group-orders-changelog", partition: 4, partitionCount: 6
                ),
                .foreign(file: whole.snapshotName)
            ),
            (
                StateIdentity(
                    cluster: "cluster-1", changelog: "group-orders-changelog", partition: 3,
                    partitionCount: 12),
                .partitionCount(6)
            ),
        ])
    func theStateOfAnotherIsRebuilt(identity: StateIdentity, reason: RebuildReason) throws {
        #expect(try open(Self.whole.files, as: identity) == .rebuild(reason))
    }

    @Test func aFileOfAnotherFormatIsRebuilt() throws {
        var files = Self.whole.files
        var bytes = files[Self.whole.paths.snapshot, default: []]
        let length = Int(bytes[16]) + Int(bytes[17]) << 8
        bytes[20] = 2
        let sum = bytes.withUnsafeBytes { Frame.checksum($0.part(8..<length), behind: 0) }
        for at in 0..<8 { bytes[8 + at] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * at)) }
        files[Self.whole.paths.snapshot] = bytes
        #expect(try open(files) == .rebuild(.format(2)))
    }

    @Test(arguments: [(-1, true), (0, true), (1, false)])
    func aCommitOlderThanTheChangelogKeepsRemovalsIsStale(offset: Int64, holds: Bool) throws {
        let last = ModelTask.instant + Self.whole.position
        let restoration = try open(Self.whole.files, notBefore: last + offset)
        #expect(
            restoration
                == (holds
                    ? .restored(position: Self.whole.position, committedAt: last)
                    : .rebuild(.stale(committedAt: last))))
    }

    @Test func anEmptyDirectoryHasNoState() throws { #expect(try open([:]) == .rebuild(.absent)) }

    @Test func filesOfOthersAreLeftAlone() throws {
        let disk = SimulatedDisk(seed: 1)
        let others =
            ["state/3/lock": [1], "state/3/log-01": [2], "state/3/snapshot-x": [3]] as [String: [UInt8]]
        disk.replaceContents(others)
        var task = ModelTask(disk: disk)
        #expect(try task.open() == .rebuild(.absent))
        for number in 0..<200 {
            task.stage(Array("o\(number % 7)".utf8), [1, 2, 3], due: nil)
            try task.commit()
        }
        #expect(others.allSatisfy { disk.contents[$0.key] == $0.value })
    }

    // MARK: Appending

    @Test func aTaskAtRestDoesNotGrowStale() throws {
        let disk = SimulatedDisk(seed: 1)
        disk.replaceContents(Self.whole.files)
        var store = StateStore()
        do {
            var directory = ModelTask.directory(on: disk)
            _ = try directory.open(filling: &store, notBefore: nil)
            try directory.append(store, position: Self.whole.position, at: 9_999_999_999_999)
        }
        #expect(
            try open(disk.contents)
                == .restored(position: Self.whole.position, committedAt: 9_999_999_999_999))
    }

    @Test func aCommitWritesABoundedShareOfASnapshot() throws {
        let disk = SimulatedDisk(seed: 1)
        var task = ModelTask(disk: disk)
        for number in 0..<2_000 { task.stage(Array("o\(number)".utf8), [1, 2, 3], due: nil) }
        try task.commit()
        // A step of the walk may meet some fifty records more than the bound asks for.
        let bound = ModelTask.pacing.bytesACommit.upperBound + 100 * 25
        for _ in 0..<400 {
            task.stage(Array("o1".utf8), [4], due: nil)
            let before = disk.bytesWritten
            try task.commit()
            #expect(disk.bytesWritten - before <= bound + 200)
        }
        #expect(disk.contents.keys.contains { $0.contains("snapshot-") })
    }

    @Test func logsAndSnapshotsDoNotPileUp() throws {
        let disk = SimulatedDisk(seed: 1)
        var task = ModelTask(disk: disk)
        for number in 0..<3_000 {
            task.stage(Array("o\(number % 10)".utf8), [UInt8](repeating: 7, count: 40), due: nil)
            try task.commit()
            #expect(disk.contents.count <= 5)
            #expect(disk.contents.values.reduce(0) { $0 + $1.count } < 12_000)
        }
    }

    // MARK: Disks that refuse

    @Test func aFullDiskIsNamedAndLosesNoEarlierCommit() throws {
        let disk = SimulatedDisk(seed: 1)
        disk.replaceContents(Self.whole.files)
        var store = StateStore()
        var directory = ModelTask.directory(on: disk)
        _ = try directory.open(filling: &store, notBefore: nil)
        disk.faults.roomLeft = 60
        store.stage([1], [UInt8](repeating: 1, count: 90))
        let failure = StateFailure(
            .write, String(Self.whole.paths.second.dropFirst("state/3/".count)), code: 28)
        for _ in 0..<2 {
            #expect(
                performing: { try directory.append(store, position: 99_999, at: 0) },
                throws: {
                    $0 as? StateFailure == failure
                })
        }
        #expect(failure.description.hasSuffix("No space left on device (errno 28)"))
        disk.faults.roomLeft = nil
        disk.killProcess()
        #expect(
            try open(disk.contents)
                == .restored(
                    position: Self.whole.position, committedAt: ModelTask.instant + Self.whole.position))
    }

    @Test func aFileThatCannotBeReadIsAReasonToRebuild() throws {
        let disk = SimulatedDisk(seed: 1)
        disk.replaceContents(Self.whole.files)
        var files = disk.files
        files.read = { _, _ throws(StateFailure) in throw StateFailure(.read, "", code: 5) }
        var directory = StateDirectory(path: "state/3", identity: ModelTask.identity, files: files)
        var store = StateStore()
        let restoration = try directory.open(filling: &store, notBefore: nil)
        #expect(
            restoration == .rebuild(.unreadable(StateFailure(.read, Self.whole.snapshotName, code: 5))))
    }

    private func open(
        _ files: CommittedDirectory.Files, as identity: StateIdentity = ModelTask.identity,
        notBefore bound: Int64? = nil
    ) throws -> Restoration {
        let disk = SimulatedDisk(seed: 1)
        disk.replaceContents(files)
        var store = StateStore()
        var directory = ModelTask.directory(on: disk, identity)
        return try directory.open(filling: &store, notBefore: bound)
    }
}

extension CommittedDirectory {
    var snapshotName: String { String(paths.snapshot.dropFirst("state/3/".count)) }
}
