package io.aerophoenix.region;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Plays a story against a region, call after call, and looks at each answer.
final class FlyPlay {
    private final FlyStory story;
    private final FlyTypes types;
    private final Known known = new Known();

    FlyPlay(FlyStory story) {
        this.story = story;
        this.types = new FlyTypes(story.types(), story.missing().keySet());
    }

    /// Makes one call.
    @FunctionalInterface
    interface Caller {
        /// @return the region's answer to it
        Reply make(FlyStory.Call call) throws Exception;
    }

    void play(Caller caller) throws Exception {
        for (var next : story.calls()) {
            var call = next.filled(known);
            var reply = make(call, caller);
            try {
                look(call, reply);
            } catch (AssertionError e) {
                throw new AssertionError("%s: %s".formatted(call.send(), e.getMessage()), e);
            }
        }
    }

    private static Reply make(FlyStory.Call call, Caller caller) throws Exception {
        var wanted = call.answer();
        return call.until() == null || wanted == null
                ? caller.make(call)
                : Until.seen(
                        call.send(),
                        () -> caller.make(call),
                        it -> it.isSuccess() && Likeness.holds(wanted, it.json()));
    }

    private void look(FlyStory.Call call, Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(call.status());
        assertThat(reply.headers().firstValue("fly-request-id")).isPresent();
        var answer = reply.text().isEmpty() ? MissingNode.getInstance() : json(reply);
        if (call.returns() != null) {
            types.check(call.returns(), answer, "");
        }
        if (call.answer() != null) {
            Likeness.check(call.answer(), answer, "");
        }
        known.keep(call.keep(), answer);
    }

    private static JsonNode json(Reply reply) {
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/json");
        return JsonMapper.shared().readTree(reply.text());
    }
}
