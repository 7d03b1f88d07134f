# Reads the outputs of `qianshou replay`, tells the story of one order, and sums up. Runs behind fields.awk.

/^\{"topic":"[^"]*verdicts"/ && field("stage") != "" {
    order = field("orderId"); row = field("row"); problem = field("problem")
    said = field("verdict") (row == "" ? "" : ", " row) (problem == "" ? "" : ", " problem)
    line = sprintf("  %s  %s  %-16s %s\n      %s\n", field("occurredAt"), field("waybillNo"), field("stage"), \
        said, marked(field("text"), field("match")))
    # Stored and then collected is progress; a signature that does not hold is a correction.
    if (signed[field("key")] && last[field("key")] != said) line = line "      corrects: " last[field("key")] "\n"
    story[order] = story[order] line
    # A story is worth telling where what was believed was wrong, where the parcel got through, and of one parcel.
    worth[order] += 1 + 9 * (line ~ /corrects:/) + 3 * (said ~ /^picked_up/) - 9 * !((order, field("waybillNo")) in seen)
    seen[order, field("waybillNo")] = 1
    last[field("key")] = said; signed[field("key")] = field("stage") == "signed"
    verdicts++
}

/^\{"topic":"[^"]*dead-letter"/ {
    if (match($0, /"dl\.reason", *"[a-z0-9_]+"/)) {
        split(substr($0, RSTART, RLENGTH), parts, "\"")
        reasons[parts[4]]++
    }
}

END {
    best = order
    for (order in worth) if (worth[order] > worth[best] || (worth[order] == worth[best] && order < best)) best = order
    printf "\nThe story of order %s\n\n%s", best, story[best]
    for (parcel in last) standing[last[parcel]]++
    printf "\n%d verdicts; what stands, by parcel\n\n", verdicts
    for (said in standing) printf "  %5d  %s\n", standing[said], said | "sort -k1,1nr -k2"
    close("sort -k1,1nr -k2")
    printf "\nDead letters by reason\n\n"
    for (reason in reasons) printf "  %5d  %s\n", reasons[reason], reason | "sort -k1,1nr -k2"
}
