package io.aerophoenix.lifecycle;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.Machine;
import org.jspecify.annotations.Nullable;

/// One machine at work: its messages are handled one after the other, so that nothing in here needs a lock. There is one
/// only while there is something to do; see [Living].
///
/// The write path: guards, intent durable, effect, reply, outcome. The thread that handled the intent goes to the driver
/// itself, and another one sees to what comes meanwhile: other operations are refused as locked. Whoever was answered
/// before the outcome was durable is still told the truth after a crash, because recovery does the effect again, under
/// the same intent, and finds it done.
final class MachineActor implements Runnable {
    private final Surroundings region;
    private final Living living;
    private final Mailbox<Message> mailbox = new Mailbox<>();
    private final Scribe scribe;
    private final Undertaking undertaking;
    private final Vigil vigil;
    private final Desk desk;
    private final Mending mending;
    private final Revival revival;
    private @Nullable String quarantined;

    MachineActor(Surroundings region, Living living) {
        this.region = region;
        this.living = living;
        this.scribe = new Scribe(region, living);
        this.undertaking = new Undertaking(region, living, scribe);
        this.vigil = new Vigil(region, living, scribe);
        this.desk = new Desk(region, living, scribe, undertaking);
        this.mending = new Mending(region, living, this, vigil, desk);
        this.revival = new Revival(region, this, living);
    }

    Mailbox<Message> mailbox() {
        return mailbox;
    }

    /// Sees to the messages until there are none, on a virtual thread.
    @Override
    public void run() {
        for (var message = living.next(this); message != null; message = living.next(this)) {
            handle(message);
            var errand = undertaking.takeDue();
            if (errand != null && !attendsAfter(errand)) {
                return;
            }
        }
    }

    private boolean attendsAfter(Errand errand) {
        living.leave(this);
        var ended = errand.run();
        return ended != null && living.comeBack(this, ended);
    }

    /// Whether nothing is lost when this is forgotten.
    boolean mayRest() {
        return quarantined == null && undertaking.isAtRest();
    }

    private void handle(Message message) {
        if (quarantined != null) {
            turnAway(message, ErrorCode.QUARANTINED, quarantined);
            return;
        }
        try {
            hear(message);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            turnAway(message, ErrorCode.STORAGE_FAILED, sentence(e));
            undertaking.refuse(
                    ErrorCode.TIMEOUT,
                    "what was asked of %s could not be written down to its end; it is taken up again: look at the machine"
                            .formatted(living.id()));
            revival.fell(e);
        }
    }

    private void hear(Message message) {
        switch (message) {
            case Message.Asked asked -> desk.asked(asked);
            case Message.Born(var reply) -> undertaking.begin(reply, Cause.REQUEST);
            case Message.EffectEnded ended -> {
                if (undertaking.ended(ended)) {
                    vigil.afterOperation(ended.cause());
                }
            }
            case Message.WorkloadEnded ended -> vigil.workloadEnded(ended);
            case Message.RestartDue(var version) -> desk.restartDue(version);
            case Message.RetryDue due -> undertaking.retryDue(due);
            case Message.Recover() -> recover();
            case Message.OutcomeLost(var life) -> {
                if (scribe.isThisLife(life)) {
                    revival.waitForJournal();
                }
            }
            case Message.Repair repair -> mending.mend(repair);
            case Message.Cleared cleared -> mending.cleared(cleared);
            case Message.Damaged(var reason) -> quarantine(reason);
        }
    }

    private void recover() {
        if (living.machine().status().operation() != null) {
            undertaking.takeUp();
        } else {
            vigil.takeUp();
        }
    }

    private String sentence(Throwable failure) {
        var journals = Revival.ofTheJournal(failure);
        return journals.isPresent()
                ? String.valueOf(journals.get().getMessage())
                : "%s could not be changed; the region's log says why".formatted(living.id());
    }

    private static void turnAway(Message message, ErrorCode code, String reason) {
        switch (message) {
            case Message.Asked(_, _, var reply) -> reply.complete(Answer.refused(code, reason));
            case Message.Born(var reply) -> reply.complete(Answer.refused(code, reason));
            case Message.EffectEnded _,
                    Message.WorkloadEnded _,
                    Message.RestartDue _,
                    Message.RetryDue _,
                    Message.Recover _,
                    Message.OutcomeLost _,
                    Message.Repair _,
                    Message.Cleared _,
                    Message.Damaged _ -> {
                // Nobody waits for an answer to these.
            }
        }
    }

    /// Goes on from what is durable, as if nothing else were known.
    void beginAnew(Machine durable) {
        scribe.beginAnew(durable);
        vigil.beginAnew();
        region.tally().actorRestarts.increment();
        living.release(this, new Message.Recover());
    }

    /// Nothing is done for this machine any more. Its workload goes on.
    void quarantine(String reason) {
        quarantined = reason;
        undertaking.refuse(ErrorCode.QUARANTINED, reason);
        region.tally().quarantines.increment();
        Quarantines.put(region, living.id(), reason);
        living.release(this, new Message.Recover());
    }
}
