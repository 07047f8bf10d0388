/**
 * How the API of Amazon ECS is described here. One description feeds the JSON Schemas, the validators, hover and completion,
 * so that a fact about a property stands once.
 */

/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a value may be. */
export type Type = TextType | IntegerType | FlagType | ListType | MapType | Structure;

/** A rule for the characters of a text. */
export interface Pattern {
  /** A regular expression over the whole text, for the `u` flag. */
  readonly source: string;
  /** What it asks for, to follow "must be": "1 to 255 letters, digits, hyphens and underscores". */
  readonly means: string;
}

export interface TextType {
  readonly kind: 'text';
  /** Known values, each with what it means (Markdown; empty where the name says it all). */
  readonly values?: Readonly<Record<string, string>>;
  /** Other values are right too. */
  readonly open?: boolean;
  readonly pattern?: Pattern;
  /** In characters. */
  readonly maxLength?: number;
}

export interface IntegerType {
  readonly kind: 'integer';
  readonly min?: number;
  readonly max?: number;
  /** What is counted: "seconds", "MiB". */
  readonly unit?: string;
}

export interface FlagType {
  readonly kind: 'flag';
}

export interface ListType {
  readonly kind: 'list';
  readonly of: Type;
  readonly min?: number;
  readonly max?: number;
}

/** An object with names of the author's choice and texts as values. */
export interface MapType {
  readonly kind: 'map';
  /** Names that are often meant, with what they mean. Any other is right too. */
  readonly keys?: Readonly<Record<string, string>>;
}

/** An object with the members that the API knows. */
export interface Structure {
  readonly kind: 'structure';
  /** The name of its shape in the API: `ContainerDefinition`. */
  readonly name: string;
  /** Markdown. */
  readonly doc: string;
  /** Members without which ECS rejects the object. */
  readonly required: readonly string[];
  readonly members: Members;
  /** Exactly one member may be there. */
  readonly union?: true;
}

/** The members of a structure, those that are written most first. */
export type Members = Readonly<Record<string, Property>>;

/** A member of a structure. */
export interface Property extends Notes {
  readonly type: Type;
  /** Markdown: what it means, what may stand there, what happens without it. */
  readonly doc: string;
}

/** What more there is to say of a property. */
export interface Notes {
  /** Markdown: what is different on Fargate. */
  readonly fargate?: string;
  /** What ECS takes when the property is absent; left out where that depends on something else. */
  readonly default?: Json;
  /** Markdown: why it is of no use any more, and what to use instead. */
  readonly deprecated?: string;
  /** What completion inserts, where required members and first values alone would be of little use. */
  readonly skeleton?: Json;
  /** ECS takes another value without complaint, so a wrong one is a warning; this sentence says what it does then. */
  readonly lenient?: string;
}
