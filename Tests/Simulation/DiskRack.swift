internal import SimulatedDisk
internal import SimulatedLog

/// The machines' disks: a process holds one, its successor mostly finds it again.
struct DiskRack {
    private struct Place {
        var instance: String
        /// The process that holds it; `nil` where that is gone.
        var process: Int?
        var disk: SimulatedDisk
    }

    private var places: [Place] = []

    /// A disk for a process: one that the instance had before, or a new machine's.
    mutating func take(for instance: String, process: Int, dice: Dice, lies: Bool) -> SimulatedDisk {
        let free = places.indices.filter { places[$0].instance == instance && places[$0].process == nil }
        if !free.isEmpty && dice.chance(850) {
            let place = dice.pick(free)
            places[place].process = process
            return places[place].disk
        }
        let disk = SimulatedDisk(seed: dice.next())
        disk.faults.liesAboutSync = lies
        places.append(Place(instance: instance, process: process, disk: disk))
        return disk
    }

    /// Soon there is no room left on a process's disk.
    func fill(_ process: Int, bytes: Int) { disk(of: process)?.faults.roomLeft = bytes }

    func isFilling(_ process: Int) -> Bool { disk(of: process)?.faults.roomLeft != nil }

    private func disk(of process: Int) -> SimulatedDisk? { places.first { $0.process == process }?.disk }

    /// The process is gone; so is, where the power fails, some of what was not synced.
    mutating func giveBack(_ process: Int, powerFails: Bool) {
        for place in places.indices where places[place].process == process {
            places[place].process = nil
            places[place].disk.faults.roomLeft = nil
            if powerFails { places[place].disk.failPower() } else { places[place].disk.killProcess() }
        }
    }
}
