import path from 'node:path';
import { l10n, type Uri, window } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import { subjectOf } from '../explorer/item-commands';
import type { Subject } from '../explorer/node';
import type { LinkServer } from '../push-to-ecr/link-server';
import type { RegisterMemory } from '../register/memory';
import { familyOf, type RevisionDocuments, revisionOf, type Side } from './documents';
import { chooseFile, knownFiles, textOf } from './known-files';
import { type Other, pickRevision } from './pick-revision';
import type { RegistrationServer } from './registration-server';
import { SecretValues } from './secret-values';

/** What comparing needs of the rest. */
export interface CompareParts {
  readonly aws: Aws;
  readonly documents: RevisionDocuments;
  readonly server: RegistrationServer;
  readonly links: LinkServer;
  /** What placeholders were filled with last. */
  readonly memory: RegisterMemory;
}

/** Compares a file with a revision, or a revision with another one or a file; the person picks with what. Throws a problem. */
export async function compareWithRevision(on: unknown, parts: CompareParts): Promise<void> {
  const { aws, links } = parts;
  const own = subjectOf(on);
  const uri = own === undefined ? await chooseFile(on, links) : undefined;
  const revision = own ?? (uri === undefined ? undefined : revisionOf(uri));
  if (revision !== undefined) {
    const { name, region, arn } = revision;
    const title = l10n.t('Compare {0}', name);
    const other = await pickRevision(aws, {
      title,
      region,
      family: familyOf(revision),
      except: arn,
      files: knownFiles(links),
    });
    if (other !== undefined) await show({ revision }, other, parts);
    return;
  }
  if (uri === undefined) return;
  const file = await readFile(uri, parts);
  if (file === undefined) return;
  const { family } = file;
  if (family === undefined) {
    await window.showErrorMessage(l10n.t('The family of {0} is a placeholder without a value.', file.name));
    return;
  }
  const { name: region } = await aws.region();
  const title = l10n.t('Compare {0}', file.name);
  const other = await pickRevision(aws, { title, region, family });
  if (other !== undefined) await showSides(await sideOf(other, parts), file, parts);
}

/** The older revision stands at the left, and a file at the right. */
async function show(one: { readonly revision: Subject }, other: Other, parts: CompareParts): Promise<void> {
  const sides = [await sideOf(one, parts), await sideOf(other, parts)] as const;
  const isNewer = 'revision' in other && numberOf(other.revision) < numberOf(one.revision);
  await showSides(sides[isNewer ? 1 : 0], sides[isNewer ? 0 : 1], parts);
}

async function showSides(before: Side | undefined, after: Side | undefined, parts: CompareParts): Promise<void> {
  if (before === undefined || after === undefined) return;
  const { differences, ...sides } = await parts.server.compare(before.text, after.text);
  if (differences.length === 0) {
    await window.showInformationMessage(
      l10n.t('{0} and {1} do not differ. Order and defaults do not count.', before.name, after.name),
    );
    return;
  }
  const secrets = new SecretValues();
  const shown = (name: string, { text }: { readonly text: string }) => ({ name, text: secrets.hide(text) });
  await parts.documents.compare(shown(before.name, sides.before), shown(after.name, sides.after));
}

async function sideOf(other: Other, parts: CompareParts): Promise<Side | undefined> {
  if ('file' in other) return readFile(other.file, parts);
  return { name: other.revision.name, text: await parts.documents.read(other.revision) };
}

/** What a file would register. Placeholders have the values of before, or stand for themselves. A file that cannot be read as a task definition is told of. */
async function readFile(
  uri: Uri,
  { memory, server }: CompareParts,
): Promise<(Side & { readonly family?: string }) | undefined> {
  const file = await textOf(uri);
  const { placeholders } = await server.read(file, {});
  const written = Object.fromEntries(placeholders.map(({ name, text }) => [name, text]));
  const { problem, text, family } = await server.read(file, { ...written, ...memory.valuesFor(file.uri) });
  const name = path.posix.basename(uri.path);
  if (text !== undefined) return { name, text, family };
  await window.showErrorMessage(problem ?? l10n.t('{0} cannot be read as a task definition.', name));
  return undefined;
}

function numberOf({ name }: Subject): number {
  return Number(name.slice(name.lastIndexOf(':') + 1));
}
