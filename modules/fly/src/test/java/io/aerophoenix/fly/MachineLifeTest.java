package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithRunningFly.class)
class MachineLifeTest {
    private final RunningFly fly;

    MachineLifeTest(RunningFly fly) {
        this.fly = fly;
    }

    @Test
    void leadsAWholeLife() {
        var app = "/apps/" + fly.freshApp() + "/machines";
        var go = fly.go();
        var made = go.post(app, "{\"name\":\"web\",\"config\":{\"image\":\"nginx:1.27\",\"init\":{\"exec\":[\"sleep\",\"60\"]},\"env\":{\"A\":\"1\"}}}").is(200);
        System.out.println(made.body());
        var one = app + "/" + made.text("/id");
        for (var path : new String[]{"", "/events", "/versions", "/metadata", "/wait?timeout=1", "/lease", "/ps", "/memory"}) {
            System.out.println(path + " " + go.get(one + path));
        }
        for (var path : new String[]{"/stop", "/start", "/suspend", "/start", "/restart?force_stop=false&timeout=10s", "/cordon", "/uncordon", "/lease?ttl=3"}) {
            System.out.println(path + " " + go.post(one + path));
        }
        System.out.println(go.get(app));
        System.out.println(go.post(one + "/exec", "{\"cmd\":\"ls -la\"}"));
        System.out.println(go.delete(one + "?kill=true"));
        System.out.println(go.get(one + "/events"));
        System.out.println(go.get(app + "?include_deleted&summary=true"));
        assertThat(1).isEqualTo(1);
    }
}
