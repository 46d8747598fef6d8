/// The console's web server, and how one gets in.
///
/// Read in this order: [ConsoleSettings], [TokenCheck], [ConsoleServer], [Gate], [SignInServlet]. The pages themselves are in
/// the internal package, where nobody else sees them.
@NullMarked
package io.aerophoenix.console;

import org.jspecify.annotations.NullMarked;
