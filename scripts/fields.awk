# What the scripts that show outputs share: fields of a JSON line, and the words that decided.
# Bytes, not characters: run it with LC_ALL=C. Works in mawk and gawk.

# The value of a field of this line, as text; empty where it is null or absent.
function field(name,    at, rest, end) {
    at = index($0, "\"" name "\":\"")
    if (!at) return ""
    rest = substr($0, at + length(name) + 4)
    if (!match(rest, /^([^"\\]|\\.)*/)) return ""
    rest = substr(rest, 1, RLENGTH)
    gsub(/\\"/, "\"", rest)
    gsub(/\\\\/, "\\", rest)
    return rest
}

# `text` with the words that decided marked.
function marked(text, words,    at) {
    at = words == "" ? 0 : index(text, words)
    if (!at) return text
    return substr(text, 1, at - 1) opening words closing substr(text, at + length(words))
}

BEGIN {
    opening = colours ? "\033[1;32m" : "«"  # couriers write 【】 themselves
    closing = colours ? "\033[0m" : "»"
}
