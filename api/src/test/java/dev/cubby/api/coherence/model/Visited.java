package dev.cubby.api.coherence.model;

import java.util.Arrays;

/**
 * States in the order they were first reached, each once, with the one before it: 28 bytes each.
 */
final class Visited {
  private static final int FREE = -1;

  private long[] highs = new long[1 << 16];
  private long[] lows = new long[1 << 16];
  private int[] befores = new int[1 << 16];
  private int[] table = filled(1 << 18);
  private int size;

  int size() {
    return size;
  }

  Packed get(int index) {
    return new Packed(highs[index], lows[index]);
  }

  /** The index of the state from which that one was first reached; its own for the first. */
  int before(int index) {
    return befores[index];
  }

  /** Whether the state is new. */
  boolean add(Packed state, int before) {
    int slot = find(state);
    if (table[slot] != FREE) {
      return false;
    }
    if (size == highs.length) {
      highs = Arrays.copyOf(highs, size + size / 2);
      lows = Arrays.copyOf(lows, size + size / 2);
      befores = Arrays.copyOf(befores, size + size / 2);
    }
    highs[size] = state.high();
    lows[size] = state.low();
    befores[size] = before;
    table[slot] = size++;
    if (size > table.length / 2) {
      table = filled(2 * table.length);
      for (int i = 0; i < size; i++) {
        table[find(get(i))] = i;
      }
    }
    return true;
  }

  private int find(Packed state) {
    long hash = (state.high() * 31 + state.low()) * 0x9E3779B97F4A7C15L;
    int slot = (int) (hash >>> 32) & (table.length - 1);
    while (table[slot] != FREE
        && (highs[table[slot]] != state.high() || lows[table[slot]] != state.low())) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private static int[] filled(int length) {
    int[] table = new int[length];
    Arrays.fill(table, FREE);
    return table;
  }
}
