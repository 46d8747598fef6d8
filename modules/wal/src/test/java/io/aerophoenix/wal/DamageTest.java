package io.aerophoenix.wal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class DamageTest {
    @ParameterizedTest
    @EnumSource(
            value = SQLiteErrorCode.class,
            names = {"SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_CORRUPT_INDEX"})
    void isProvenByWhatSQLiteFindsInAFile(SQLiteErrorCode code) {
        assertThat(Damage.isProvenBy(new SQLiteException("found", code))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = SQLiteErrorCode.class,
            names = {
                "SQLITE_FULL",
                "SQLITE_IOERR",
                "SQLITE_IOERR_WRITE",
                "SQLITE_IOERR_FSYNC",
                "SQLITE_READONLY",
                "SQLITE_CANTOPEN",
                "SQLITE_BUSY",
                "SQLITE_NOMEM",
                "SQLITE_ERROR"
            })
    void isNotProvenByWhatADiskRefuses(SQLiteErrorCode code) {
        assertThat(Damage.isProvenBy(new SQLiteException("refused", code))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = SQLiteErrorCode.class, names = "SQLITE_ERROR")
    void isProvenByAMissingTable(SQLiteErrorCode code) {
        SQLException failure = new SQLiteException("no such table: entry", code);
        assertThat(Damage.isProvenBy(failure)).isTrue();
    }
}
