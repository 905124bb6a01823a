package dev.cubby.api.coherence.model.explore;

import java.util.Arrays;

/** States in the order they were first reached, each once, with the one before it. */
final class Visited {
  private static final int FREE = -1;

  /** Of how many longs a state is. */
  private final int words;

  private long[] states;
  private int[] befores = new int[1 << 16];
  private int[] table = filled(1 << 18);
  private int size;

  Visited(int words) {
    this.words = words;
    this.states = new long[words << 16];
  }

  int size() {
    return size;
  }

  long[] get(int index) {
    return Arrays.copyOfRange(states, index * words, (index + 1) * words);
  }

  /** The index of the state from which that one was first reached; its own for the first. */
  int before(int index) {
    return befores[index];
  }

  /** Whether the state is new. */
  boolean add(long[] state, int before) {
    int slot = find(state, 0);
    if (table[slot] != FREE) {
      return false;
    }
    if (size == befores.length) {
      befores = Arrays.copyOf(befores, size + size / 2);
      states = Arrays.copyOf(states, befores.length * words);
    }
    System.arraycopy(state, 0, states, size * words, words);
    befores[size] = before;
    table[slot] = size++;
    if (size > table.length / 2) {
      table = filled(2 * table.length);
      for (int i = 0; i < size; i++) {
        table[find(states, i * words)] = i;
      }
    }
    return true;
  }

  private int find(long[] array, int from) {
    long hash = 0;
    for (int i = from; i < from + words; i++) {
      hash = (hash ^ array[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    int slot = (int) (hash >>> 32) & (table.length - 1);
    while (table[slot] != FREE && !same(array, from, table[slot] * words)) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private boolean same(long[] array, int from, int other) {
    for (int i = 0; i < words; i++) {
      if (array[from + i] != states[other + i]) {
        return false;
      }
    }
    return true;
  }

  private static int[] filled(int length) {
    int[] table = new int[length];
    Arrays.fill(table, FREE);
    return table;
  }
}
