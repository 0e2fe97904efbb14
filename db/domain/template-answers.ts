/** A template that was written into a folder. */
export interface WrittenTemplate {
  readonly file: string;
  /** Name of the township that it is for; null: all of them. */
  readonly town: string | null;
  /** Records that it was filled in with. */
  readonly rows: number;
}

export interface WrittenTemplates {
  readonly files: readonly WrittenTemplate[];
}
