package io.aerophoenix.cli;

/// One colour per state, everywhere the same; or none at all.
enum Palette {
    PLAIN,
    COLOURED;

    private static final String RESET = "\u001b[0m";

    /// Paints a text in the colour of a machine's state, or of a verdict on its health.
    String state(String word, String text) {
        return switch (word) {
            case "running", "passing" -> paint("32", text);
            case "starting", "stopping", "migrating" -> paint("36", text);
            case "suspended" -> paint("33", text);
            case "quarantined", "critical" -> paint("31", text);
            default -> faint(text);
        };
    }

    String bad(String text) {
        return paint("31", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    String strong(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return switch (this) {
            case PLAIN -> text;
            case COLOURED -> "\u001b[" + code + "m" + text + RESET;
        };
    }
}
