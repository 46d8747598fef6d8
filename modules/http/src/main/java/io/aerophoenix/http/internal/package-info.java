/// What the container makes.
@NullMarked
package io.aerophoenix.http.internal;

import org.jspecify.annotations.NullMarked;
