package io.aerophoenix.fly.internal;

import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.http.RefusedException;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Supplier;

/// Says that something is not there in the few words by which clients of the original know it.
final class Absence {
    private Absence() {}

    /// @param words such as `app not found`
    /// @throws WebApplicationException with status 404 and these words when it is not there
    static <T> T named(String words, Supplier<T> found) {
        try {
            return found.get();
        } catch (RefusedException e) {
            if (e.refusal().code() == ErrorCode.NOT_FOUND) {
                throw MachineDoor.error(404, words);
            }
            throw e;
        }
    }
}
