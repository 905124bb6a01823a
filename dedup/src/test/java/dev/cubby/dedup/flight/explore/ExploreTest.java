package dev.cubby.dedup.flight.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cubby.dedup.flight.explore.Caller.Manner;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class ExploreTest {
  @Test
  void everyShortSchedule() {
    for (int n = 4; n < 9; n++) {
      long t = System.nanoTime();
      long c = new Explorer(Setting.plain(4), Coalescer::real).exhaustively(n);
      System.out.println(n + ": " + c + " in " + (System.nanoTime() - t) / 1000000);
      if (System.nanoTime() - t > 8e9) break;
    }
    for (int n = 3; n < 5; n++) {
      long t = System.nanoTime();
      long c =
          new Explorer(
                  Setting.plain(4).with(EnumSet.range(Manner.LATER, Manner.NULL), true),
                  Coalescer::real)
              .exhaustively(n);
      System.out.println(n + ": " + c + " in " + (System.nanoTime() - t) / 1000000);
      if (System.nanoTime() - t > 5e9) break;
    }
    assertThat(1).isLessThan(2);
  }

  @Test
  void manyRandomSchedules() {
    for (var l :
        new dev.cubby.dedup.flight.FlightLimits[] {
          Setting.limits(100, 100, 2), Setting.limits(100, 100, 0), Setting.limits(5, 6, 1)
        }) {
      for (Setting s : new Setting[] {Setting.reentrant(l), Setting.unshareable(l)}) {
        long t = System.nanoTime();
        new Explorer(s, Coalescer::real).randomly(1, 3000, 60);
        System.out.println(" in " + (System.nanoTime() - t) / 1000000);
      }
    }
  }
}
