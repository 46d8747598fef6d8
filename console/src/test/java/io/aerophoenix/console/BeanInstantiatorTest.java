package io.aerophoenix.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.VaadinServletService;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class BeanInstantiatorTest {
    @Test
    void unmakesAPageAndAllThatWasMadeForItWhenItLeavesTheScreen() {
        var door = new RunningConsole.Door(new FakeRegion(InstantSource.system()));
        try (var container =
                SeContainerInitializer.newInstance().addExtensions(door).initialize()) {
            var instantiator =
                    new BeanInstantiator(new VaadinServletService(null, null), container);
            var page = instantiator.page(Page.class);
            var ui = new UI();
            ui.add(page);
            assertThat(page.part.unmade).isFalse();

            ui.remove(page);

            assertThat(page.part.unmade).isTrue();
        }
    }

    @Dependent
    static class Page extends Div {
        private final Part part;

        @Inject
        Page(Part part) {
            this.part = part;
        }
    }

    @Dependent
    static class Part {
        private boolean unmade;

        @PreDestroy
        void unmake() {
            unmade = true;
        }
    }
}
