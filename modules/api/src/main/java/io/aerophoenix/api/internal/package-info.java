/// How HTTP becomes requests, and answers become HTTP.
///
/// Read in this order: [ApiApplication], [Visitor], [MachinesResource], [CreationReader], [Problems], [ChangeStream].
@NullMarked
package io.aerophoenix.api.internal;

import org.jspecify.annotations.NullMarked;
