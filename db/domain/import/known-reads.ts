/** Texts that are kept once read: villages, options and dates come again and again. */
const most = 50_000;
/** So many texts of a column, of which fewer came again than were new, are names and codes: keeping more of them costs and gains nothing. */
const enough = 2_000;

/** What texts of a column were read as. */
export class KnownReads<Value> {
  #reads: Map<string, Value> | null = new Map();
  #again = 0;

  get(text: string): Value | undefined {
    const known = this.#reads?.get(text);
    if (known !== undefined) this.#again += 1;
    return known;
  }

  put(text: string, value: Value): void {
    if (this.#reads === null || this.#reads.size >= most) return;
    this.#reads.set(text, value);
    if (this.#reads.size === enough && this.#again < enough) this.#reads = null;
  }
}
