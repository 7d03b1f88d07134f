internal import Glibc

/// Size and alignment of what is asked of the kernel where huge pages can back it.
let hugePage = 2 << 20

/// Zeroed memory straight from the kernel, on huge pages where there are any: the table is read at
/// random, and with 4 KiB pages half of a read's cost is the walk of the page table.
///
/// - Parameter bytes: A multiple of 4 096; a multiple of ``hugePage`` is aligned to it.
/// - Returns: The memory. Out of memory ends the process, as it does for an array.
func mapPages(_ bytes: Int) -> UnsafeMutableRawPointer {
    let aligned = bytes % hugePage == 0
    let wanted = aligned ? bytes + hugePage : bytes
    guard let start = mmap(nil, wanted, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
        start != MAP_FAILED
    else { fatalError("state: out of memory") }
    guard aligned else { return start }

    // The kernel aligns to 4 KiB: what lies before and behind the aligned part goes back.
    let before = (hugePage - Int(bitPattern: start) % hugePage) % hugePage
    let pages = start + before
    if before > 0 { munmap(start, before) }
    if before < hugePage { munmap(pages + bytes, hugePage - before) }
    madvise(pages, bytes, MADV_HUGEPAGE)
    return pages
}

/// Gives back what ``mapPages(_:)`` gave.
func unmapPages(_ pages: UnsafeMutableRawPointer, _ bytes: Int) { munmap(pages, bytes) }
