# For test scripts, read with `.`: counts and prints TAP lines.
#
#   check WHAT COMMAND...        ok if the command ends with status 0
#   check_not WHAT COMMAND...    ok if it does not
#   check_text WHAT ACTUAL EXPECTED
#   plan                         last of all

tap_number=0

# tap_result OK WHAT: `OK` is a status.
tap_result() {
    tap_number=$((tap_number + 1))
    if [ "$1" = 0 ]; then
        echo "ok $tap_number - $2"
    else
        echo "not ok $tap_number - $2"
    fi
}

check() {
    tap_what=$1
    shift
    "$@"
    tap_result $? "$tap_what"
}

check_not() {
    tap_what=$1
    shift
    if "$@"; then tap_result 1 "$tap_what"; else tap_result 0 "$tap_what"; fi
}

check_text() {
    if [ "$2" = "$3" ]; then
        tap_result 0 "$1"
        return
    fi
    tap_result 1 "$1"
    printf 'expected:\n%s\nactual:\n%s\n' "$3" "$2"
}

plan() {
    echo "1..$tap_number"
}

# For tests that fork thousands of processes: what the address sanitizer keeps of freed memory, to
# find who still uses it, is mapped anew in each of them. 4 MB of it do for small work.
fork_lightly() {
    ASAN_OPTIONS=${ASAN_OPTIONS:-}:quarantine_size_mb=4
    export ASAN_OPTIONS
}
