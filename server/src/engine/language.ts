import type { DocumentKind } from './documents';
import type { LanguageFeatures } from './features';
import type { Policy } from './policy';
import type { LanguageId, Report, RuleDescription } from './rule';
import type { Span } from './span';

/** A document as the engine gets it. */
export interface Source {
  readonly text: string;
  readonly kind: DocumentKind;
  /** The file's path, with `/`; absent for untitled documents and standard input without a name. */
  readonly path?: string;
  /** What lies around a Dockerfile, where it is known. */
  readonly context?: BuildContext;
}

/** What a build of a Dockerfile would send to the builder, as read by whoever has the files. */
export interface BuildContext {
  /** The text of `<Dockerfile>.dockerignore`, or else of the `.dockerignore` at the context's root; absent if there is neither. */
  readonly ignore?: string;
}

/** A comment that silences rules. */
export interface Suppression {
  /** Findings that start within are silenced. */
  readonly span: Span;
  /** Rule ids; the language has resolved the names that the comment gives. */
  readonly rules: ReadonlySet<string> | 'all';
}

/** Runs rules so that one that throws does not take the others with it. */
export interface Runner<R extends RuleDescription> {
  run(rule: R, body: (report: Report) => void): void;
}

/** One of the two halves of the engine: how its documents are read and its rules are run. */
export interface Language<Model, R extends RuleDescription> {
  readonly id: LanguageId;
  readonly rules: readonly R[];
  /** Never fails. `previous` is an earlier model of the same document, whose unchanged parts may be reused. */
  parse(source: Source, previous?: Model): Model;
  evaluate(model: Model, rules: readonly R[], runner: Runner<R>, policy: Policy): void;
  suppressions(model: Model, policy: Policy): readonly Suppression[];
  /** The name of the container definition that holds `offset`; settings can be narrowed to it. */
  containerAt?(model: Model, offset: number): string | undefined;
  /** What editors ask for besides findings. */
  readonly features?: LanguageFeatures<Model>;
}
