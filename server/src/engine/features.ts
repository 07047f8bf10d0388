import type { Edit, Finding, Fix } from './finding';
import type { ImageSite } from './image-choices';
import type { PlacedImage } from './image-pins';
import type { LoosePackages } from './package-index';
import type { Span } from './span';

/** What is known about the token under the pointer. */
export interface HoverInfo {
  /** The token. */
  readonly span: Span;
  /** Markdown, made of our own texts; what comes from the document is escaped or in code. */
  readonly markdown: string;
  /** Every tool for the language says much the same, so that it is left out beside another one. */
  readonly isCommon?: boolean;
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
  /** The image or repository that it stands for, of which more can be found out once somebody looks at it. */
  readonly about?: string;
}

/** What lies in a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** A folder, part of which is about to be named. */
export interface FolderQuestion {
  /** From the document's folder, with `/`; never outside of it. */
  readonly folder: string;
  /** What can be written, given what lies there. */
  choices(entries: readonly FolderEntry[]): readonly CompletionChoice[];
}

/** What can be written at a place. */
export interface CompletionAnswer {
  readonly choices: readonly CompletionChoice[];
  /** Whether more typing may bring choices that are not in this list. */
  readonly isIncomplete?: boolean;
  /** Every tool for the language offers much the same, so that it is left out beside another one. */
  readonly isCommon?: boolean;
}

/** What a symbol stands for; an editor picks the icon by it. */
export type SymbolKind =
  | 'object'
  | 'array'
  | 'string'
  | 'number'
  | 'boolean'
  | 'null'
  | 'stage'
  | 'instruction'
  | 'variable';

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
  readonly kind?: 'comment' | 'region';
}

/** Where a name leads. */
export interface DefinitionInfo {
  /** The name that was asked about. */
  readonly span: Span;
  /** What defines it, the likeliest first; in this document. */
  readonly targets: readonly DefinitionTarget[];
}

/** What defines a name. */
export interface DefinitionTarget {
  /** All of the definition. */
  readonly span: Span;
  /** The name in it; lies within `span`. */
  readonly nameSpan: Span;
}

/** What a place does with what it names: brings it about, gives it another value, or uses it. */
export type ReferenceRole = 'definition' | 'write' | 'read';

/** A place that names something. */
export interface ReferenceInfo {
  readonly span: Span;
  readonly role: ReferenceRole;
}

/** A name that a person wants to change. */
export interface RenameInfo {
  /** The name that was asked about. */
  readonly span: Span;
  readonly name: string;
  /** Why it cannot be changed, as a sentence; absent where it can. */
  readonly refusal?: string;
  /** What to change, or a sentence on why the new name cannot be taken. */
  edits(newName: string): readonly Edit[] | string;
}

/** The ways to write what stands around a place. */
export interface SignatureInfo {
  readonly forms: readonly SignatureForm[];
  /** Which of the forms is being written. */
  readonly active: number;
}

/** One way to write something. */
export interface SignatureForm {
  readonly label: string;
  /** Markdown. */
  readonly documentation?: string;
  /** In the order of the label. */
  readonly parameters: readonly SignatureParameter[];
  /** The parameter that is being written; absent for none of them. */
  readonly activeParameter?: number;
}

/** A part of a form. */
export interface SignatureParameter {
  /** Where it stands in the label. */
  readonly span: Span;
  /** Markdown. */
  readonly documentation?: string;
}

/** Something with a name that people look for across files. */
export interface WorkspaceSymbolInfo {
  readonly name: string;
  readonly kind: SymbolKind;
  /** What it belongs to, such as a stage's image or a container's family. */
  readonly container?: string;
  /** The name. */
  readonly span: Span;
}

/** A place that leads out of the document. */
export interface LinkInfo {
  readonly span: Span;
  /** A page on the web, or a file by its path from the document's folder. */
  readonly to: { readonly url: string } | { readonly file: string };
  /** What is there, in a few words. */
  readonly tooltip: string;
}

/** A few words between those of the author. */
export interface InlayInfo {
  readonly offset: number;
  readonly text: string;
  /** Markdown. */
  readonly tooltip?: string;
}

/** What a stretch of text is; all are standard token types of the language server protocol, so that every theme knows them. */
export const tokenKinds = [
  'keyword',
  'macro',
  'comment',
  'parameter',
  'property',
  'namespace',
  'class',
  'enumMember',
  'label',
  'variable',
  'string',
  'number',
  'operator',
  'function',
] as const;

/** One of them. */
export type TokenKind = (typeof tokenKinds)[number];

/** A stretch of text with a meaning of its own. */
export interface TokenInfo {
  /** Within one line. */
  readonly span: Span;
  readonly kind: TokenKind;
  /** Whether it brings about what it names. */
  readonly isDefinition?: boolean;
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
  /** The folder that a path at a place leads to, for whoever knows what lies there. */
  folderAt?(model: Model, offset: number, trigger?: string): FolderQuestion | undefined;
  /** The image reference that is written at a place, for whoever knows which images there are. */
  imageAt?(model: Model, offset: number): ImageSite | undefined;
  /** The images that a document names, as far as they are known. */
  imagesOf?(model: Model): readonly string[];
  definition?(model: Model, offset: number): DefinitionInfo | undefined;
  /** Every place that names the same as a place, itself included, in the order of the text. */
  references?(model: Model, offset: number): readonly ReferenceInfo[] | undefined;
  rename?(model: Model, offset: number): RenameInfo | undefined;
  /** What a selection at a place grows to, the innermost first; each lies within the next. */
  selections?(model: Model, offset: number): readonly Span[];
  /** `trigger` is the character that brought it up, where nobody has asked. */
  signature?(model: Model, offset: number, trigger?: string): SignatureInfo | undefined;
  /** What brings up signatures without being asked. */
  readonly signatureTriggers?: readonly string[];
  workspaceSymbols?(model: Model): readonly WorkspaceSymbolInfo[];
  /** The image that stands at a place, as far as it is known. */
  placedImage?(model: Model, offset: number): PlacedImage | undefined;
  /** The images that a document builds on, with what is known of their variables. */
  bases?(model: Model): readonly PlacedImage[];
  /** Whether the tag of an image stays beside its digest. Default: the digest takes its place. */
  readonly keepsTagWithDigest?: boolean;
  /** The packages without a version that a finding of a rule is about, for whoever knows which versions there are. */
  loosePackages?(model: Model, ruleId: string, offset: number): LoosePackages | undefined;
  /** What leads out of the document, in the order of the text. */
  links?(model: Model): readonly LinkInfo[];
  /** What is worth a few words in the text, within a part of it. */
  inlays?(model: Model, within: Span): readonly InlayInfo[];
  symbols?(model: Model): readonly SymbolInfo[];
  folds?(model: Model): readonly FoldInfo[];
  /** What the stretches of a text are, those that touch `within` at least; in the order of the text, none over another. */
  tokens?(model: Model, within?: Span): readonly TokenInfo[];
  /** Edits that lay the document out anew and change nothing that it means; none where that cannot be told. */
  format?(model: Model, layout: Layout): readonly Edit[];
  /** Edits that indent a line that has just been begun. */
  formatLine?(model: Model, offset: number, layout: Layout): readonly Edit[];
  /** Edits that silence a finding with a comment in the file, the narrowest first. */
  ignoreFixes?(model: Model, finding: Finding): readonly Fix[];
}
