package dev.cubby.flights.explore;

import java.util.ArrayList;
import java.util.List;

/** Runs one schedule, and remembers it for the message. */
final class Schedule {

  private record Step(String name, Runnable action) {}

  private final World world;
  private final Chooser chooser;
  private final List<String> trace = new ArrayList<>();

  Schedule(World world, Chooser chooser) {
    this.world = world;
    this.chooser = chooser;
  }

  /**
   * @throws AssertionError when a rule is broken; the trace tells how it came to that
   */
  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      List<Step> menu = menu();
      Step step = menu.get(chooser.choose(menu.size()));
      trace.add(step.name());
      world.step(step.action());
    }
    trace.add("settle");
    world.settle();
  }

  String trace() {
    return String.join("; ", trace);
  }

  private List<Step> menu() {
    List<Step> menu = new ArrayList<>();
    Setting setting = world.setting;
    if (world.callers.size() < setting.askers()) {
      for (String key : setting.keys()) {
        for (Caller.Manner manner : setting.manners()) {
          String name = Caller.name(world.callers.size()) + " asks for " + key + " " + manner;
          menu.add(new Step(name, () -> world.ask(key, manner)));
        }
      }
    }
    for (Call call : world.openCalls()) {
      menu.add(new Step("land " + call, () -> world.land(call, true)));
      menu.add(new Step("fail " + call, () -> world.fail(call)));
      if (setting.unshareable()) {
        menu.add(new Step("land unshareable " + call, () -> world.land(call, false)));
      }
    }
    for (Caller caller : world.waiting()) {
      menu.add(new Step(caller + " leaves", () -> caller.leave(world.now())));
    }
    for (var by : setting.passing()) {
      menu.add(new Step(by.toMillis() + " ms pass", () -> world.advance(by)));
    }
    return menu;
  }
}
