/// What a region has to say so that it speaks the Fly Machines REST API.
///
/// Read in this order: [FlyConfig], [RateLimiter], [RateLimits].
@NullMarked
package io.aerophoenix.fly;

import org.jspecify.annotations.NullMarked;
