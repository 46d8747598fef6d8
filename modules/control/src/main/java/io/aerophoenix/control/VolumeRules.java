package io.aerophoenix.control;

import io.aerophoenix.apps.Volume;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a volume may be asked to be.
final class VolumeRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,30}");

    private VolumeRules() {}

    static Optional<String> objection(Volume.Order order) {
        return Stream.of(
                        objectionToName(order.name()),
                        objectionToSize(order.sizeGb()),
                        objectionToRetention(order.snapshotRetentionDays()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Optional<String> objection(Volume.Amendment amendment) {
        var days = amendment.snapshotRetentionDays();
        return days == null ? Optional.empty() : objectionToRetention(days);
    }

    private static Optional<String> objectionToName(String name) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("name: must be 1 to 30 characters: lower-case letters, digits and _");
    }

    static Optional<String> objectionToSize(long sizeGb) {
        return sizeGb >= 1 && sizeGb <= Volume.LARGEST_GB
                ? Optional.empty()
                : Optional.of("sizeGb: must be 1 to " + Volume.LARGEST_GB);
    }

    private static Optional<String> objectionToRetention(int days) {
        return days >= 1 && days <= Volume.LONGEST_RETENTION_DAYS
                ? Optional.empty()
                : Optional.of(
                        "snapshotRetentionDays: must be 1 to " + Volume.LONGEST_RETENTION_DAYS);
    }
}
