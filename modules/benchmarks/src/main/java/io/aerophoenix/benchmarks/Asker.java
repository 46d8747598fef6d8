package io.aerophoenix.benchmarks;

import io.aerophoenix.benchmarks.Machines.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// One caller who asks all the time: each question in turn, of one machine after the other, with a pause between.
final class Asker implements AutoCloseable {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int DIGITS = 3;

    private final List<Question> questions;
    private final int machines;
    private final FutureTask<Map<String, Histogram>> work;
    private volatile boolean enough;

    private Asker(List<Question> questions, int machines) {
        this.questions = questions;
        this.machines = machines;
        this.work = new FutureTask<>(asking());
    }

    static Asker start(List<Question> questions, int machines) {
        var asker = new Asker(questions, machines);
        Thread.ofPlatform().name("asker").daemon().start(asker.work);
        return asker;
    }

    /// @return how many nanoseconds the answers took, by question
    /// @throws ExecutionException when a question failed
    Map<String, Histogram> stop() throws InterruptedException, ExecutionException {
        enough = true;
        return work.get();
    }

    private Callable<Map<String, Histogram>> asking() {
        return () -> {
            var nanos = questions.stream().map(_ -> new Histogram(DIGITS)).toList();
            for (int asked = 0; !enough; asked++) {
                int which = asked % questions.size();
                nanos.get(which).recordValue(time(questions.get(which), asked % machines));
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return byName(nanos);
        };
    }

    private Map<String, Histogram> byName(List<Histogram> nanos) {
        var byName = new LinkedHashMap<String, Histogram>();
        for (int which = 0; which < nanos.size(); which++) {
            byName.put(questions.get(which).name(), nanos.get(which));
        }
        return byName;
    }

    private static long time(Question question, int machine) throws Exception {
        long before = System.nanoTime();
        question.asking().ask(machine);
        return System.nanoTime() - before;
    }

    @Override
    public void close() {
        enough = true;
    }
}
