/// The console's pages.
///
/// Read in this order: [Pages], [Session], [Operator]; then, page by page, its presenter, which knows what to show and what
/// to ask for, and its view, which only arranges: [DashboardPresenter], [MachinesPresenter], [MachinePresenter].
@NullMarked
package io.aerophoenix.console.internal;

import org.jspecify.annotations.NullMarked;
