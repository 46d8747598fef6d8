package io.aerophoenix.driver.process;

/// Who a process is, beyond its pid, which the kernel gives to another one day.
///
/// @param pid also its process group and session: the keeper makes it the leader of both
/// @param startTime in clock ticks since the host booted
/// @param bootId names that boot
/// @param keeperPid the keeper that waits for it
record Identity(long pid, long startTime, String bootId, long keeperPid) {
    /// Reads what the keeper wrote.
    ///
    /// @throws IllegalArgumentException if it wrote something else
    static Identity parse(String text) {
        var words = text.strip().split(" ", -1);
        if (words.length != 4) {
            throw new IllegalArgumentException("not what a keeper writes: " + text);
        }
        return new Identity(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                words[2],
                Long.parseLong(words[3]));
    }
}
