/// The name that `typed` was most likely meant to be: at most two letters differ, are missing or are
/// too many, and no other name is as near; `nil` where there is none.
func nearest(to typed: String, among names: [String]) -> String? {
    let ranked = names.map { (name: $0, distance: editDistance(Array(typed), Array($0))) }
        .sorted { $0.distance < $1.distance }
    guard let best = ranked.first, best.distance <= 2, best.distance < typed.count else { return nil }
    if ranked.count > 1, ranked[1].distance == best.distance { return nil }
    return best.name
}

/// Levenshtein's distance. Cost: the product of the lengths; flags are short.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, other) in b.enumerated() {
            let substituted = diagonal + (letter == other ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
        }
    }
    return row[b.count]
}
