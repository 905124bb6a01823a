package dev.cubby.cli.manual;

import dev.cubby.cli.api.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The manual page cubby(1) as man(7) has it, made of the commands' declarations. */
public final class ManPage {
  private final CommandSpec root;
  private final String version;
  private final List<String> lines = new ArrayList<>();

  public ManPage(CommandSpec root, String version) {
    this.root = root;
    this.version = version;
  }

  public List<String> lines() {
    lines.clear();
    lines.add(".TH CUBBY 1 \"\" \"cubby %s\" \"Cubby\"".formatted(plain(version)));
    section("NAME");
    text("cubby - " + String.join(" ", root.usageMessage().description()));
    section("SYNOPSIS");
    synopsis(root);
    section("DESCRIPTION");
    text(
        "The client of Cubby, a key-value store. Without a command ./cubby starts a server"
            + " instead.");
    section("OPTIONS");
    root.options().forEach(this::option);
    section("COMMANDS");
    root.subcommands().entrySet().stream()
        .filter(entry -> entry.getKey().equals(entry.getValue().getCommandSpec().name()))
        .forEach(entry -> command(entry.getValue().getCommandSpec()));
    section("EXIT STATUS");
    for (Map.Entry<String, String> code : ExitCode.table().entrySet()) {
      item(code.getKey(), code.getValue());
    }
    return List.copyOf(lines);
  }

  private void command(CommandSpec command) {
    lines.add(".SS " + plain(command.name()));
    synopsis(command);
    for (String paragraph : command.usageMessage().description()) {
      lines.add(".PP");
      text(paragraph);
    }
    command
        .positionalParameters()
        .forEach(parameter -> item(parameter.paramLabel(), description(parameter)));
    command.options().stream()
        .filter(option -> !option.inherited() && !option.usageHelp() && !option.versionHelp())
        .forEach(this::option);
  }

  private void synopsis(CommandSpec command) {
    lines.add(".PP");
    String synopsis = command.commandLine().getHelp().synopsis(0);
    text(synopsis.strip().replaceAll("\\s+", " "));
  }

  private void option(OptionSpec option) {
    String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
    item(String.join(", ", option.names()) + label, description(option));
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private void section(String title) {
    lines.add(".SH " + title);
  }

  private void item(String term, String description) {
    lines.add(".TP");
    lines.add("\\fB" + plain(term) + "\\fR");
    text(description);
  }

  private void text(String text) {
    lines.add(plain(text));
  }

  /** A line that begins with a dot or an apostrophe would be a request, a backslash an escape. */
  private static String plain(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
