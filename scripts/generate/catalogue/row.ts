/** A thing that Amazon ECS, its documentation or a linter says of task definitions, and which of our rules says it. */
export interface CatalogueRow {
  /** Number within the catalogue; the hundreds are the section. */
  readonly row: number;
  /** What is wrong, in a few words. */
  readonly what: string;
  /**
   * Who says so: `server` (its answer is on record), `model` (the service's API model or its documentation comments),
   * `guide` (developer guide), `transcript` (one public transcript), `inferred`, `linter`.
   */
  readonly source: Source;
  /** Ids of the rules that report it; empty where there is a `note` that says why none does. */
  readonly rules: readonly string[];
  /** What deviates, and why. */
  readonly note?: string;
}

export type Source = 'server' | 'model' | 'guide' | 'transcript' | 'inferred' | 'linter' | 'tool';
