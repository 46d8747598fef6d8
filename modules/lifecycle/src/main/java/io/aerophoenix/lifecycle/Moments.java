package io.aerophoenix.lifecycle;

import java.time.Instant;
import java.time.LocalDate;

/// Instants as the text that [Instant#toString] makes of them, such as `2026-01-01T12:00:00.250Z`, at a fraction of its
/// price: every entry has half a dozen. What is not of the years 0 to 9999 goes the long way.
final class Moments {
    /// How many characters an instant takes at most.
    static final int LONGEST = 40;

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int WITHOUT_FRACTION = "2026-01-01T12:00:00Z".length();
    private static final int FRACTION = WITHOUT_FRACTION;
    private static final int MOST_DIGITS = 9;
    private static final long FIRST_SECOND = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private Moments() {}

    /// @param into with room for [#LONGEST] bytes from there on
    /// @return where what was written ends, all of it ASCII
    static int write(Instant instant, byte[] into, int from) {
        long second = instant.getEpochSecond();
        if (!isOfFourDigits(second)) {
            return writeLong(instant, into, from);
        }
        var day = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_PER_DAY));
        int ofDay = Math.floorMod(second, SECONDS_PER_DAY);
        digits(day.getYear(), into, from, 4);
        into[from + 4] = '-';
        digits(day.getMonthValue(), into, from + 5, 2);
        into[from + 7] = '-';
        digits(day.getDayOfMonth(), into, from + 8, 2);
        into[from + 10] = 'T';
        digits(ofDay / 3600, into, from + 11, 2);
        into[from + 13] = ':';
        digits(ofDay / 60 % 60, into, from + 14, 2);
        into[from + 16] = ':';
        digits(ofDay % 60, into, from + 17, 2);
        return end(instant.getNano(), into, from);
    }

    /// As [#write], of an instant in the second of one that stands at `earlier` already: that much is copied. The moments
    /// of one entry lie close together.
    ///
    /// @param nanos since that second
    /// @param earlier where an instant stands that [#isOfFourDigits]
    static int writeAgain(int nanos, byte[] into, int from, int earlier) {
        System.arraycopy(into, earlier, into, from, FRACTION - 1);
        return end(nanos, into, from);
    }

    /// Whether the year of a second has four digits.
    static boolean isOfFourDigits(long second) {
        return second >= FIRST_SECOND && second <= LAST_SECOND;
    }

    private static int end(int nanos, byte[] into, int from) {
        int end = fraction(nanos, into, from + FRACTION);
        into[end] = 'Z';
        return end + 1;
    }

    @SuppressWarnings("deprecation") // copies characters of ASCII as they are, which these are
    private static int writeLong(Instant instant, byte[] into, int from) {
        var text = instant.toString();
        text.getBytes(0, text.length(), into, from);
        return from + text.length();
    }

    /// In groups of three digits, as many as it needs.
    private static int fraction(int nanos, byte[] into, int from) {
        if (nanos == 0) {
            return from - 1;
        }
        into[from - 1] = '.';
        int count = 9;
        int value = nanos;
        while (value % 1000 == 0) {
            value /= 1000;
            count -= 3;
        }
        digits(value, into, from, count);
        return from + count;
    }

    private static void digits(int value, byte[] into, int from, int count) {
        int rest = value;
        for (int i = from + count - 1; i >= from; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /// @throws java.time.DateTimeException when the text is no instant
    static Instant read(char[] text, int from, int length) {
        return isUsual(text, from, length)
                ? usual(text, from, length)
                : Instant.parse(new String(text, from, length));
    }

    /// Whether all is where it is in what [#write] writes. Day and hour may still be none.
    private static boolean isUsual(char[] text, int from, int length) {
        int digits = length - WITHOUT_FRACTION - 1;
        return length >= WITHOUT_FRACTION
                && digits <= MOST_DIGITS
                && text[from + 4] == '-'
                && text[from + 7] == '-'
                && text[from + 10] == 'T'
                && text[from + 13] == ':'
                && text[from + 16] == ':'
                && text[from + length - 1] == 'Z'
                && (length == WITHOUT_FRACTION || (digits > 0 && text[from + FRACTION - 1] == '.'))
                && areDigits(text, from, length);
    }

    private static boolean areDigits(char[] text, int from, int length) {
        for (int i = 0; i < length - 1; i++) {
            boolean digit = text[from + i] >= '0' && text[from + i] <= '9';
            boolean separator = i == 4 || i == 7 || i == 10 || i == 13 || i == 16 || i == 19;
            if (digit == separator) {
                return false;
            }
        }
        return true;
    }

    private static Instant usual(char[] text, int from, int length) {
        int hour = number(text, from + 11, 2);
        int minute = number(text, from + 14, 2);
        int second = number(text, from + 17, 2);
        if (hour > 23 || minute > 59 || second > 59) {
            // Midnight as 24:00 and leap seconds too.
            return Instant.parse(new String(text, from, length));
        }
        var day =
                LocalDate.of(
                        number(text, from, 4),
                        number(text, from + 5, 2),
                        number(text, from + 8, 2));
        return Instant.ofEpochSecond(
                day.toEpochDay() * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second,
                nanos(text, from, length));
    }

    private static int nanos(char[] text, int from, int length) {
        int digits = Math.max(0, length - WITHOUT_FRACTION - 1);
        int nanos = number(text, from + FRACTION, digits);
        for (int i = digits; i < MOST_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(char[] text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            value = 10 * value + (text[i] - '0');
        }
        return value;
    }
}
