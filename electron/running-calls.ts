/** The calls that the store thread has not answered yet, so that closing can wait for them. */
export class RunningCalls {
  #count = 0;
  #idle: (() => void)[] = [];

  get isIdle(): boolean {
    return this.#count === 0;
  }

  /** Counts a call until it is answered, however it ends. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    this.#count += 1;
    try {
      return await work();
    } finally {
      this.#count -= 1;
      if (this.#count === 0) for (const wake of this.#idle.splice(0)) wake();
    }
  }

  /** Settles once no call is running. */
  idle(): Promise<void> {
    return this.isIdle ? Promise.resolve() : new Promise((wake) => this.#idle.push(wake));
  }
}
