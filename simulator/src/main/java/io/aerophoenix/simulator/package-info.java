/// A driver whose machines are only told of.
///
/// Read in this order: [SimulatedDriver]; [Effect], everything that can happen in its world; `Life` and `Chronicle`,
/// what that makes of a machine, as pure functions; `SimulatedMachine`, where it is decided; [Ledger], where it is
/// written down, and [LedgerAudit], which counts it; [WorldTime], by which it can be sped up.
///
/// A spec says under these keys how its machine behaves, in its `metadata` or in its `env` (where both speak, the
/// metadata counts). Durations look like `250ms`, `5s`, `2m`, `1h`. Any other key that begins with `sim.`, and any value
/// of another shape, is an objection.
///
/// | Key | Meaning | When it is not there |
/// | --- | --- | --- |
/// | `sim.boot` | how long each boot takes | drawn for each start, from the seed |
/// | `sim.exit-after` | ends by itself after running for so long; frozen time does not count | runs until it is stopped |
/// | `sim.exit-code` | the exit code then, 0 to 255 | 0 |
/// | `sim.fail` | `start`: fails at the end of its boot; `hang`: boots until the deadline or an interruption; `stop`: withstands the first stop of each life; `check`: answers no health check before its timeout | nothing fails |
/// | `sim.health` | what its health checks find: `passing`, `critical`, or `flapping:SECONDS`, so long the one, so long the other; counts at once when the metadata of a running machine is changed | `passing` |
/// | `sim.lines` | writes so many lines, `line 1` and so on, when it has booted; up to 1,000,000 | 0 |
/// | `sim.lines-per-second` | goes on writing at this rate, up to 1,000, fractions allowed | 0 |
/// | `sim.messages` | `all`: boot and end are told on stderr; `none` | `all` |
/// | `sim.curve` | how busy it is: `steady`, `daily`, `spike` or `ramp` | `steady` |
/// | `sim.requests-per-second` | requests when it is as busy as can be | 50 |
@NullMarked
package io.aerophoenix.simulator;

import org.jspecify.annotations.NullMarked;
