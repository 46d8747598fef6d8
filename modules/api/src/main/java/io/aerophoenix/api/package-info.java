/// The words of the REST API: one record per JSON document, and what the API wants to be told.
///
/// Read in this order: [ApiConfig], [Body], [MachineBody], [ProblemBody].
@NullMarked
package io.aerophoenix.api;

import org.jspecify.annotations.NullMarked;
