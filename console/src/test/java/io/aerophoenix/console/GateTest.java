package io.aerophoenix.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final String GOOD_TOKEN = "good.token";

    private static final HttpClient browser = HttpClient.newHttpClient();
    private static RunningConsole console;

    @BeforeAll
    static void start() {
        console =
                RunningConsole.start(
                        new FakeRegion(InstantSource.system()),
                        0,
                        token ->
                                token.equals(GOOD_TOKEN)
                                        ? Optional.of(Callers.ADA)
                                        : Optional.empty());
    }

    @AfterAll
    static void stop() {
        console.close();
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "machines",
                "machines/m-01jd8z0k3w6q4x9v2t",
                "VAADIN/build/x.js",
                "?v-r=init",
                "console/",
                "console/anything",
                "console/rows.js",
                "console/look.js/more"
            })
    void sendsAStrangerToTheSignInPage(String path) throws Exception {
        var answer = get(path, "");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/sign-in");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void showsAStrangerHowToGetALink() throws Exception {
        var answer = get("sign-in", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("./aero ctl sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"console/console.css", "console/look.js", "console/phoenix.svg"})
    void servesTheFilesThatTheSignInPageNeeds(String path) throws Exception {
        var answer = get(path, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(get("sign-in", "").body()).contains("/" + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?v-r=push",
                "?v-r=uidl",
                "?v-r=heartbeat",
                "VAADIN/push?v-r=push&X-Atmosphere-Transport=long-polling",
                "sign-in/?v-r=push"
            })
    void tellsTheOpenPageOfAStrangerThatItIsNotSignedIn(String path) throws Exception {
        var answer = get(path, "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?v-r=push", "?v-r=init"})
    void givesNoSessionToAStrangerWhoSendsSomethingToAFile(String query) throws Exception {
        var answer = post("console/look.js" + query, "v-r=uidl", "", "same-origin");

        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void tellsAnOpenPageSoWhenItsSessionHasEnded() throws Exception {
        var session = cookie(get(linkPath(), ""));
        post("sign-out", "", session, "same-origin");

        var answer = post("?v-r=uidl&v-uiId=0", "", session, "same-origin");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void letsInByLinkOnce() throws Exception {
        var path = linkPath();

        var first = get(path, "");
        var second = get(path, "");

        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location")).contains("/");
        assertThat(get("", cookie(first)).statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(403);
        assertThat(second.body()).contains("used before");
    }

    /// What previews links in a chat or a mail asks so, before the operator presses.
    @Test
    void keepsTheCodeOfALinkThatIsOnlyLookedAt() throws Exception {
        var path = linkPath();

        var look = send(request(path, "").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(look.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(get("", cookie(get(path, ""))).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsTheSessionFromScriptsAndFromOtherSites() throws Exception {
        var answer = get(linkPath(), "");

        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .contains("HttpOnly")
                .contains("SameSite=Strict");
    }

    @Test
    void beginsAFreshSessionAtEachSignIn() throws Exception {
        var first = cookie(get(linkPath(), ""));

        var second = cookie(get(linkPath(), first));

        assertThat(second).isNotEqualTo(first);
        assertThat(get("", first).statusCode()).isEqualTo(303);
        assertThat(get("", second).statusCode()).isEqualTo(200);
    }

    @Test
    void letsInWithATokenThatIsGood() throws Exception {
        var answer = post("sign-in", "token=" + GOOD_TOKEN + "%0A", "", "same-origin");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(get("", cookie(answer)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<script>alert(1)</script>", "ey.forged.token"})
    void refusesAnyOtherTokenAndDoesNotRepeatIt(String token) throws Exception {
        var answer = post("sign-in", "token=" + encoded(token), "", "same-origin");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("not accepted").doesNotContain("alert(1)", "forged");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void refusesAFormThatAnotherSiteHasSent() throws Exception {
        var answer = post("sign-in", "token=" + GOOD_TOKEN, "", "cross-site");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void endsTheSessionAtSignOut() throws Exception {
        var session = cookie(get(linkPath(), ""));

        var answer = post("sign-out", "", session, "same-origin");

        assertThat(answer.headers().firstValue("Location")).contains("/sign-in");
        assertThat(get("", session).statusCode()).isEqualTo(303);
    }

    @Test
    void letsPagesLoadNothingFromElsewhere() throws Exception {
        var policy = get("sign-in", "").headers().firstValue("Content-Security-Policy").orElse("");

        assertThat(policy)
                .contains("default-src 'self'", "connect-src 'self'", "frame-ancestors 'none'");
    }

    private static String linkPath() {
        return console.signInLink(Callers.ADA).substring(console.address().toString().length());
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("").replaceAll(";.*", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> get(String path, String cookie)
            throws IOException, InterruptedException {
        return send(request(path, cookie).GET());
    }

    private static HttpResponse<String> post(String path, String form, String cookie, String from)
            throws IOException, InterruptedException {
        return send(
                request(path, cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", from)
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static HttpRequest.Builder request(String path, String cookie) {
        var request = HttpRequest.newBuilder(console.address().resolve(path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
