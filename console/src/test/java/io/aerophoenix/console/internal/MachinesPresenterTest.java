package io.aerophoenix.console.internal;

import static io.aerophoenix.fleet.MachineState.RUNNING;
import static io.aerophoenix.fleet.MachineState.STARTING;
import static io.aerophoenix.fleet.MachineState.TERMINATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.console.Callers;
import io.aerophoenix.console.Eventually;
import io.aerophoenix.console.FakeRegion;
import io.aerophoenix.fleet.Answer;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MachinesPresenterTest {
    private final FakeRegion region = new FakeRegion(InstantSource.system());
    private final Rows rows = new Rows();
    private final MachinesPresenter presenter =
            new MachinesPresenter(new Operator(region, Callers.ADA, InstantSource.system()), rows);

    @AfterEach
    void close() {
        presenter.close();
        assertThat(region.subscriptions()).isZero();
    }

    @Test
    void readsRowsInTheOperatorsWords() {
        var id = region.create("shop", "web-1");
        region.move(id, STARTING, RUNNING);

        var row = done(presenter.rows(0, 10)).getFirst();

        assertThat(row.name()).isEqualTo("web-1");
        assertThat(row.state()).isEqualTo("running");
        assertThat(row.resources()).isEqualTo("0.50 CPU · 256 MB");
    }

    @Test
    void tellsOfChangesInRowsThatWereRead() {
        var id = region.create("shop", "web-1");
        presenter.open();
        presenter.rows(0, 10);

        region.move(id, STARTING);

        Eventually.holds("the row", () -> rows.states().contains("starting"));
        assertThat(rows.reloads).hasValue(0);
    }

    @Test
    void keepsQuietAboutRowsThatNobodySees() {
        var seen = region.create("shop", "web-1");
        var unseen = region.create("shop", "web-2");
        presenter.open();
        presenter.rows(0, 1);

        region.move(unseen, STARTING);
        region.move(seen, STARTING);

        Eventually.holds("a row", () -> !rows.changed.isEmpty());
        assertThat(rows.changed).extracting(MachineRow::name).containsOnly("web-1");
    }

    @Test
    void asksForARereadWhenMachinesComeOrGo() {
        presenter.open();
        var id = region.create("shop", "web-1");
        Eventually.holds("the reload after a creation", () -> rows.reloads.get() == 1);

        region.move(id, TERMINATED);

        Eventually.holds("the reload after an end", () -> rows.reloads.get() == 2);
    }

    @Test
    void asksForARereadWhenAMachineMayHaveLeftTheChosenState() {
        var id = region.create("shop", "web-1");
        presenter.open();
        presenter.choose(new MachineChoice("", "created", "", ""));

        region.move(id, STARTING);

        Eventually.holds("the reload", () -> rows.reloads.get() == 1);
        assertThat(done(presenter.rows(0, 10))).isEmpty();
    }

    @Test
    void asksForARereadWhenItHasMissedSomething() {
        presenter.open();

        region.forget();

        Eventually.holds("the reload", () -> rows.reloads.get() == 1);
    }

    @Test
    void saysWhatIsWrongWithAnAppThatCannotExist() {
        var objection = presenter.choose(new MachineChoice("", "", "Shop!", ""));

        assertThat(objection)
                .hasValueSatisfying(it -> assertThat(it).contains("'Shop!'", "lower-case"));
    }

    @Test
    void findsByTextWhateverItsCase() {
        region.create("shop", "web-1");
        region.create("mail", "smtp-1");

        presenter.choose(new MachineChoice(" SMTP", "", "", ""));

        assertThat(presenter.total()).isEqualTo(new Answer.Done<>(1));
    }

    private static List<MachineRow> done(Answer<List<MachineRow>> answer) {
        return ((Answer.Done<List<MachineRow>>) answer).value();
    }

    private static final class Rows implements MachinesPresenter.Screen {
        final List<MachineRow> changed = new CopyOnWriteArrayList<>();
        final AtomicInteger reloads = new AtomicInteger();

        @Override
        public void changed(List<MachineRow> rows) {
            changed.addAll(rows);
        }

        @Override
        public void reload() {
            reloads.incrementAndGet();
        }

        List<String> states() {
            return changed.stream().map(MachineRow::state).toList();
        }
    }
}
