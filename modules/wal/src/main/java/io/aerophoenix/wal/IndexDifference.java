package io.aerophoenix.wal;

import io.aerophoenix.fleet.MachineId;
import java.sql.SQLException;
import java.util.Map;

/// What sets two indexes apart.
///
/// @param machines how many the new one has
/// @param missing how many of them the old one had not
/// @param different how many of them it had otherwise
record IndexDifference(int machines, int missing, int different) {

    static IndexDifference between(Map<MachineId, Known> before, IndexTable now)
            throws SQLException {
        var count = new int[3];
        now.each(row -> {
            count[0]++;
            var known = before.get(row.machine());
            if (known == null) {
                count[1]++;
            } else if (!known.equals(new Known(row.step(), row.crc()))) {
                count[2]++;
            }
        });
        return new IndexDifference(count[0], count[1], count[2]);
    }

    /// A row in short.
    record Known(long step, long crc) {}
}
