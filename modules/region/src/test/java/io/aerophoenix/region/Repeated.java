package io.aerophoenix.region;

/// Something that is done again and again on a thread of its own, until this is closed. What fails is tried again: the
/// region may be dying of it.
final class Repeated implements AutoCloseable {
    private static final long PAUSE_NANOS = 100_000_000;

    private final Thread thread;

    private Repeated(Step step) {
        this.thread = Thread.ofVirtual().unstarted(() -> repeat(step));
    }

    static Repeated of(Step step) {
        var repeated = new Repeated(step);
        repeated.thread.start();
        return repeated;
    }

    private static void repeat(Step step) {
        try {
            while (true) {
                attempt(step);
                Until.pause(PAUSE_NANOS);
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private static void attempt(Step step) throws InterruptedException {
        try {
            step.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            // Said above.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    interface Step {
        void run() throws Exception;
    }
}
