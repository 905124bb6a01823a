package dev.cubby.e2e;

import dev.cubby.e2e.workload.Recording.Load;
import dev.cubby.e2e.workload.Workloads;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of the clients' work. */
final class LoadOptions {
  @Option(
      names = "--rate",
      paramLabel = "N",
      converter = Numbers.Rate.class,
      description = "requests a second of all clients together, about (400)")
  private double rate = Load.DEFAULT.rate();

  @Option(
      names = "--clients",
      paramLabel = "N",
      converter = Numbers.Clients.class,
      description = "with one request at a time each (24)")
  private int clients = Load.DEFAULT.clients();

  @Option(
      names = "--workload",
      paramLabel = "W",
      split = ",",
      converter = Known.class,
      description =
          "some of registers, lifecycle, hot, many, listing, expiring, transfers, past, large"
              + " (all)")
  private List<String> workloads = Load.DEFAULT.workloads();

  Load load() {
    return new Load(workloads, clients, rate);
  }

  private static final class Known implements ITypeConverter<String> {
    @Override
    public String convert(String name) {
      if (!Workloads.names().contains(name)) {
        throw new TypeConversionException(
            "there are " + String.join(", ", Workloads.names()) + "; not " + name);
      }
      return name;
    }
  }
}
