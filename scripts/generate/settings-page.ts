import { cell, table } from './markdown';

interface Setting {
  readonly type?: string | readonly string[];
  readonly default?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly scope?: string;
  readonly enum?: readonly string[];
}

/** The settings of the manifest as a table, their texts looked up in package.nls.json. */
export function settingsTable(manifest: Manifest, texts: Readonly<Record<string, string>>): string {
  const sections = [manifest.contributes?.configuration ?? []].flat();
  const rows = sections
    .flatMap((section) => Object.entries(section.properties ?? {}))
    .map(([name, setting]) => [
      `\`${name}\``,
      cell(translate(setting.markdownDescription ?? setting.description ?? '', texts)),
      setting.enum === undefined ? String(setting.type ?? '') : setting.enum.map((value) => `\`${value}\``).join(', '),
      `\`${JSON.stringify(setting.default)}\``,
    ]);
  return table(['setting', 'what it does', 'values', 'default'], rows);
}

/** What is read of package.json. */
export interface Manifest {
  readonly contributes?: {
    readonly configuration?:
      | { readonly properties?: Readonly<Record<string, Setting>> }
      | readonly { readonly properties?: Readonly<Record<string, Setting>> }[];
  };
}

function translate(text: string, texts: Readonly<Record<string, string>>): string {
  return text.replace(/^%(.+)%$/, (whole, key: string) => texts[key] ?? whole);
}
