import type { Edit, Finding, Fix } from './finding';
import type { ImageSite } from './image-choices';
import type { Span } from './span';

/** What is known about the token under the pointer. */
export interface HoverInfo {
  /** The token. */
  readonly span: Span;
  /** Markdown, made of our own texts; what comes from the document is escaped or in code. */
  readonly markdown: string;
}

/** What a completion stands for; an editor picks the icon by it. */
export type CompletionKind =
  | 'keyword'
  | 'property'
  | 'value'
  | 'constant'
  | 'variable'
  | 'reference'
  | 'snippet'
  | 'file'
  | 'folder';

/** One thing that can be written here. */
export interface CompletionChoice {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words beside the label. */
  readonly detail?: string;
  /** Markdown shown on request. */
  readonly documentation?: string;
  /** What is replaced: what has been typed of the token, quotes included where `text` has them. */
  readonly span: Span;
  readonly text: string;
  /** Edits elsewhere that come with it, such as a comma that is missing before; none touches `span`. */
  readonly alongside?: readonly Edit[];
  /** Whether `text` has tab stops (`$1`, `${2:name}`) in the snippet syntax of the language server protocol. */
  readonly isSnippet?: boolean;
  /** What typing is matched against, where it is not the label. */
  readonly filter?: string;
  /** Order among the choices; default: the order of the list. */
  readonly order?: string;
  readonly deprecated?: boolean;
  readonly preselect?: boolean;
  /** Whether another list is wanted at once after this choice (a flag that ends in `=`). */
  readonly continues?: boolean;
}

/** What can be written at a place. */
export interface CompletionAnswer {
  readonly choices: readonly CompletionChoice[];
  /** Whether more typing may bring choices that are not in this list. */
  readonly isIncomplete?: boolean;
}

/** What a symbol stands for; an editor picks the icon by it. */
export type SymbolKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null' | 'stage' | 'instruction';

/** A line of a document's outline. */
export interface SymbolInfo {
  readonly name: string;
  /** A few words beside the name. */
  readonly detail?: string;
  readonly kind: SymbolKind;
  /** All of it. */
  readonly span: Span;
  /** What is selected on a click; lies within `span`. */
  readonly nameSpan: Span;
  /** In the order of the text. */
  readonly children: readonly SymbolInfo[];
}

/** Lines that an editor can hide, all but the first. */
export interface FoldInfo {
  /** From anywhere in the first line to anywhere in the last line that is hidden. */
  readonly span: Span;
  readonly kind?: 'comment';
}

/** How a person wants lines indented. */
export interface Layout {
  /** Blanks of one level. */
  readonly tabSize: number;
  /** Whether levels are blanks, not tabs. */
  readonly insertSpaces: boolean;
}

/**
 * What an editor can ask of a language besides findings. Every feature is a function of a model and a place, and answers
 * `undefined` where it has nothing to say.
 */
export interface LanguageFeatures<Model> {
  hover?(model: Model, offset: number): HoverInfo | undefined;
  /** `trigger` is the character that brought it up, where nobody has asked. */
  complete?(model: Model, offset: number, trigger?: string): CompletionAnswer | undefined;
  /** What brings up completion without being asked, besides letters. */
  readonly completionTriggers?: readonly string[];
  /** The image reference that is written at a place, for whoever knows which images there are. */
  imageAt?(model: Model, offset: number): ImageSite | undefined;
  /** The images that a document names, as far as they are known. */
  imagesOf?(model: Model): readonly string[];
  symbols?(model: Model): readonly SymbolInfo[];
  folds?(model: Model): readonly FoldInfo[];
  /** Edits that lay the document out anew and change nothing that it means; none where that cannot be told. */
  format?(model: Model, layout: Layout): readonly Edit[];
  /** Edits that silence a finding with a comment in the file, the narrowest first. */
  ignoreFixes?(model: Model, finding: Finding): readonly Fix[];
}
