package io.aerophoenix.benchmarks;

import java.util.List;

/// Whoever carries out assignments.
interface Workers {
    /// @param scratch for what has to be written down
    List<Row> carryOut(Assignment assignment, Scratch scratch) throws Exception;
}
