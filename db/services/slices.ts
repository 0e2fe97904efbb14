/** Milliseconds that other calls may wait. */
const longest = 25;

/** Long work in short slices, so that other calls are answered between them. */
export class Slices {
  #since = performance.now();

  get isOver(): boolean {
    return performance.now() - this.#since > longest;
  }

  /** Lets others come first where the slice is over. */
  async next(): Promise<void> {
    if (!this.isOver) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = performance.now();
  }
}
