import { l10n, type QuickPickItem, QuickPickItemKind, type Uri } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import type { ecs } from '../../infrastructure/aws/room';
import { pickOne } from '../../infrastructure/questions/prompts';
import type { Subject } from '../explorer/node';
import { familyReader } from '../task-definitions/reader';

/** What a person can compare with. */
export type Other = { readonly revision: Subject } | { readonly file: Uri };

interface Line extends QuickPickItem {
  readonly other?: Other;
}

/** What revisions are asked for with. */
export interface RevisionQuestion {
  readonly title: string;
  readonly region: string;
  readonly family: string;
  /** The ARN of the revision that it is about; it is not offered. */
  readonly except?: string;
  /** Offered below the revisions. */
  readonly files?: Promise<readonly { readonly label: string; readonly uri: Uri }[]>;
}

/** Has a person pick an active revision, the newest first, or a file. Throws a problem. */
export async function pickRevision(aws: Aws, question: RevisionQuestion): Promise<Other | undefined> {
  const { title, family } = question;
  const placeholder = l10n.t('Which revision of {0}?', family);
  const more = readLines(aws, question);
  const asked = await pickOne<Line>({ title, canGoBack: false, placeholder, items: [], more });
  return asked === undefined || asked === 'back' ? undefined : asked.value.other;
}

async function readLines(aws: Aws, { region, family, except, files }: RevisionQuestion): Promise<readonly Line[]> {
  const { room } = await aws.open();
  const reader = familyReader(room, await aws.region(region));
  const { signal } = new AbortController();
  // What runs it is a help, and no more.
  const using = reader.inUse(family, signal).catch(() => new Map<string, readonly string[]>());
  const [revisions, used, known = []] = await Promise.all([
    firstPage(reader.revisions(family, false, signal)),
    using,
    files,
  ]);
  const lines = revisions
    .filter(({ arn }) => arn !== except)
    .map(({ arn, revision }): Line => {
      const name = `${family}:${revision}`;
      const users = used.get(arn);
      const description = users === undefined ? undefined : l10n.t('runs in {0}', users.join(', '));
      return { label: name, description, other: { revision: { region, arn, name } } };
    });
  if (lines.length === 0 && known.length === 0)
    return [{ label: l10n.t('There is no other active revision in {0}.', region) }];
  const separator: Line = { label: l10n.t('Files'), kind: QuickPickItemKind.Separator };
  return [
    ...lines,
    ...(known.length > 0 ? [separator] : []),
    ...known.map(({ label, uri }) => ({ label, other: { file: uri } })),
  ];
}

async function firstPage(pages: AsyncIterable<readonly ecs.Revision[]>): Promise<readonly ecs.Revision[]> {
  for await (const page of pages) return page;
  return [];
}

/** The newest active revision of a family; `undefined` where it has none. Throws a problem. */
export async function latestRevision(
  aws: Aws,
  region: string,
  family: string,
): Promise<ecs.TaskDefinition | undefined> {
  const { room } = await aws.open();
  const place = await aws.region(region);
  const [newest] = await firstPage(room.ecs.listRevisions(place, family));
  return newest === undefined ? undefined : room.ecs.describeTaskDefinition(place, newest.arn);
}
