/** Whose documents are revisions of ECS: shown, and never changed. */
export const revisionScheme = 'quaymaster-revision';

/** Where documents live that people work on. Revisions from git and the output of programs are not among them. */
export const ourSchemes: readonly string[] = ['file', 'untitled', 'vscode-remote', revisionScheme];

/** The languages of our documents, and names that carry them under other languages. */
const places: readonly { readonly language?: string; readonly pattern?: string }[] = [
  { language: 'dockerfile' },
  { language: 'json' },
  { language: 'jsonc' },
  { language: 'ecs-task-definition-template' },
  { pattern: '**/*.json.{tpl,tftpl,tmpl,j2}' },
  { pattern: '**/{Dockerfile,Containerfile,dockerfile,containerfile}{,.*}' },
];

/** Which documents VS Code asks us about. Selectors see languages and names only; which are ours is for `OurDocuments`. */
export const documentSelector = places.flatMap((place) => ourSchemes.map((scheme) => ({ scheme, ...place })));
