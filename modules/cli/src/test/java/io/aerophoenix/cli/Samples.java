package io.aerophoenix.cli;

/// Answers as a region words them.
final class Samples {
    static final String ID = "m-01jd8z0k3w6q4x9v2t";

    static final String HEALTH =
            """
            {"machine":"%s","verdict":"critical","checks":[
            {"name":"web","verdict":"critical","inARow":4,"output":"status 500","at":"2026-01-01T11:59:58Z"},
            {"name":"db","verdict":"unknown","inARow":0,"output":null,"at":null}]}
            """
                    .formatted(ID);

    private Samples() {}

    static String machine(String state) {
        return """
        {"id":"%s","app":"demo","name":"web-1","region":"iad","driver":"process","state":"%s","version":3,
        "createdAt":"2026-01-01T10:00:00Z","updatedAt":"2026-01-01T11:57:30Z",
        "spec":{"command":["python3","-m","http.server"],"env":{"MODE":"a=b"},"workingDirectory":null,
        "resources":{"cpus":0.50,"memoryMb":256},"restart":{"policy":"on-failure","maxRetries":3},
        "stop":{"signal":"SIGTERM","graceSeconds":10},"metadata":{"team":"core"}},
        "instance":{"pid":4711,"startedAt":"2026-01-01T11:57:30Z",
        "limits":[{"resource":"memory","value":"256 MB","by":"cgroup"}]},
        "lastExit":null,"lastError":null,"operation":null,"restartAt":null,"restarts":2,"allowed":["stopping","suspended"]}\
        """
                .formatted(ID, state);
    }

    static String page(String next, String... machines) {
        return "{\"machines\":[%s],\"next\":%s,\"total\":%d}"
                .formatted(String.join(",", machines), next, machines.length);
    }

    static String problem(String code, String detail) {
        return "{\"title\":\"No\",\"code\":\"%s\",\"detail\":\"%s\"}".formatted(code, detail);
    }
}
