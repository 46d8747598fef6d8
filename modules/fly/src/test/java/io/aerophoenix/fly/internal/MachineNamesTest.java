package io.aerophoenix.fly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MachineNamesTest {
    @Test
    void areOfWordsAndANumberAndRarelyTheSame() {
        var names = new MachineNames(new SplittableRandom(1));

        var some = Stream.generate(names::next).limit(1000).distinct().toList();

        assertThat(some).hasSizeGreaterThan(990);
        assertThat(some).allMatch(name -> name.value().matches("[a-z]+-[a-z]+-\\d{1,4}"));
    }

    @Test
    void areTheSameForTheSameChance() {
        assertThat(new MachineNames(new SplittableRandom(7)).next())
                .isEqualTo(new MachineNames(new SplittableRandom(7)).next());
    }
}
