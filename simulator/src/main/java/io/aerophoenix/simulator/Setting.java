package io.aerophoenix.simulator;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// One thing that a spec may say about how its simulated machine behaves.
enum Setting {
    BOOT("boot", "a duration such as 250ms, 5s, 2m or 1h"),
    EXIT_AFTER("exit-after", "a duration such as 250ms, 5s, 2m or 1h"),
    EXIT_CODE("exit-code", "a whole number from 0 to 255"),
    FAIL("fail", "one of start, hang, stop, check"),
    HEALTH("health", Wellbeing.SHAPE),
    LINES("lines", "a whole number from 0 to 1000000"),
    LINES_PER_SECOND("lines-per-second", "a number from 0 to 1000"),
    MESSAGES("messages", "one of all, none"),
    CURVE("curve", "one of steady, daily, spike, ramp"),
    REQUESTS_PER_SECOND("requests-per-second", "a number from 0 to 1000000");

    static final String PREFIX = "sim.";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}(\\.\\d{1,6})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,7}");

    private final String key;
    private final String shape;

    Setting(String name, String shape) {
        this.key = PREFIX + name;
        this.shape = shape;
    }

    String key() {
        return key;
    }

    boolean admits(String value) {
        return switch (this) {
            case BOOT, EXIT_AFTER -> Span.parse(value).isPresent();
            case EXIT_CODE -> isWhole(value, 255);
            case FAIL -> Fault.ofWord(value).isPresent();
            case HEALTH -> Wellbeing.parse(value).isPresent();
            case LINES -> isWhole(value, 1_000_000);
            case LINES_PER_SECOND -> isNumber(value, 1000);
            case MESSAGES -> value.equals("all") || value.equals("none");
            case CURVE -> Curve.ofWord(value).isPresent();
            case REQUESTS_PER_SECOND -> isNumber(value, 1_000_000);
        };
    }

    /// What the value must be, without the value that is there, which may come from `env` and be secret.
    String rule() {
        return "%s must be %s".formatted(key, shape);
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }

    private static boolean isWhole(String text, int most) {
        return WHOLE.matcher(text).matches() && Integer.parseInt(text) <= most;
    }

    private static boolean isNumber(String text, double most) {
        return NUMBER.matcher(text).matches() && Double.parseDouble(text) <= most;
    }
}
