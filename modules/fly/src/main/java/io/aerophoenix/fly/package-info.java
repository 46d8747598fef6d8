/// What a region has to say so that it speaks the Fly Machines REST API.
@NullMarked
package io.aerophoenix.fly;

import org.jspecify.annotations.NullMarked;
