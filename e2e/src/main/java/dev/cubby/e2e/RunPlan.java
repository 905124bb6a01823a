package dev.cubby.e2e;

import dev.cubby.e2e.check.Margins;
import dev.cubby.e2e.fault.Fault;
import dev.cubby.e2e.workload.Recording.Load;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a run.
 *
 * @param time for so long faults come
 * @param seed of the order of the faults, and of what each client does
 * @param margins how exactly times to live are kept
 * @param out the folder of the results
 * @param mutant the patch that the system is built with, and that the judge is to notice; null for
 *     none
 */
record RunPlan(
    Duration time,
    long seed,
    List<Fault> faults,
    Load load,
    Margins margins,
    Path out,
    @Nullable String mutant) {}
