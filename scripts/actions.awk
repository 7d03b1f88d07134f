# Reads actions as they stand on their topics, one JSON object a line, and shows each with its reason.
# Runs behind fields.awk.

/"actionId"/ {
    asked = field("kind") (field("proposal") == "" ? "" : " " field("proposal"))
    printf "  %s  %-28s %-5s order %s", field("issuedAt"), asked, field("policy"), field("orderId")
    if (field("dueAt") != "") printf ", by %s", field("dueAt")
    printf "\n      %s", field("platform")
    if (field("stage") != "") printf ", %s: %s", field("stage"), field("verdict")
    if (field("text") != "") printf ", because %s", marked(field("text"), field("match"))
    printf "\n      if nothing is done: %s\n", field("ifSkipped")
    # Shown while the next ones are on their way.
    fflush()
}

END { exit NR == 0 }
