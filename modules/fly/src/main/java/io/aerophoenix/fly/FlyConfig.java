package io.aerophoenix.fly;

import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.security.TokenVerifier;

/// All that this API wants to be told. The region produces it as a bean.
///
/// @param region the one that answers
/// @param tokens tells what a token is worth
/// @param driver the driver of machines that are created through this API
/// @param organization the slug of the one organization that there is
/// @param limiter keeps requests to the rates at which they may come
public record FlyConfig(
        RegionCode region,
        TokenVerifier tokens,
        String driver,
        String organization,
        RateLimiter limiter) {}
