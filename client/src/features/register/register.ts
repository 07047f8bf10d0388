import path from 'node:path';
import { commands, env, l10n, type QuickPickItem, QuickPickItemKind, Range, Uri, window } from 'vscode';
import type { OpenPlaceholder, Registration } from '../../../../server/src/wiring/registration-messages';
import { whereText } from '../../infrastructure/aws/confirm';
import type { ecs } from '../../infrastructure/aws/room';
import { plainWords } from '../../infrastructure/plain-words';
import { pickOne } from '../../infrastructure/questions/prompts';
import { type Asker, type Verdict, walk } from '../../infrastructure/questions/walk';
import type { CommandTable } from '../explorer/item-commands';
import type { CompareParts } from '../revisions/compare';
import { chooseFile, textOf } from '../revisions/known-files';
import { latestRevision } from '../revisions/pick-revision';
import type { FileText, Values } from '../revisions/registration-server';
import { revisionText } from '../revisions/revision-text';
import { SecretValues } from '../revisions/secret-values';
import { askForValue } from './ask-for-value';
import { type Reviewed, type ReviewLine, refusalText, reviewLines, secretsOf } from './review';

/** What registering needs of the rest. */
export interface RegisterParts extends CompareParts {
  /** The images that were pushed last from this window, the newest first. */
  readonly pushed: readonly string[];
  /** What was read of task definitions is out of date. */
  readonly changed: () => void;
}

interface Line extends QuickPickItem {
  readonly does?: ReviewLine['does'];
}

/** Registers a file: fills its placeholders, shows what would change, asks, and offers what comes next. */
export class RegisterCommands {
  constructor(private readonly parts: RegisterParts) {}

  get table(): CommandTable {
    return { 'quaymaster.register': (on) => this.#register(on) };
  }

  async #register(on: unknown): Promise<void> {
    const { aws, links, memory, server, changed } = this.parts;
    aws.checkWritable();
    const uri = await chooseFile(on, links);
    if (uri === undefined) return;
    // What is registered is what was reviewed, where it was reviewed for, whatever becomes of the file and of the settings meanwhile.
    const file = await textOf(uri);
    const open = await server.read(file, {});
    if (isRefused(file, open)) return;
    const { room } = await aws.open();
    const region = await aws.region();
    const agreed = await this.#agree(file, open.placeholders, region.name);
    if (agreed === undefined) return;
    await memory.keep(file.uri, agreed.placeholders, agreed.values);
    const { text = '' } = agreed.registration;
    const registered = await room.ecs.registerTaskDefinition(region, JSON.parse(text));
    changed();
    void offerNext(registered, region.name);
  }

  /** Has placeholders filled, and shows what would change; what the person agreed to. */
  async #agree(
    file: FileText,
    placeholders: readonly OpenPlaceholder[],
    region: string,
  ): Promise<Reviewed | undefined> {
    const { memory, server, pushed } = this.parts;
    const before = memory.valuesFor(file.uri);
    const title = l10n.t('Register {0}', nameOf(file));
    let reviewed: Reviewed | undefined;
    const asker: Asker<OpenPlaceholder, Values> = {
      ask: (placeholder, values, { step, total: totalSteps } = { step: 0, total: 0 }) => {
        const { name, isSecret, proposal } = placeholder;
        const value = values[name] ?? (isSecret ? '' : (before[name] ?? proposal));
        return askForValue(placeholder, { title, step, totalSteps, canGoBack: step !== 1, value, pushed });
      },
      review: async (values, totalSteps) => {
        const registration = await server.read(file, values);
        if (isRefused(file, registration, secretsOf(placeholders, values))) return undefined;
        const reviewing = this.#compare(registration, { placeholders, values, region });
        const frame = { title, step: totalSteps, totalSteps, canGoBack: placeholders.length > 0 };
        const verdict = await this.#review(file, frame, reviewing);
        // An earlier review may still be read: it is this one that the person has seen.
        if (verdict === 'run') reviewed = await reviewing;
        return verdict;
      },
    };
    const values = await walk<OpenPlaceholder, Values>(() => placeholders, {}, asker);
    return values === undefined ? undefined : reviewed;
  }

  async #compare(
    registration: Registration,
    { region, ...filled }: Pick<Reviewed, 'placeholders' | 'values'> & { readonly region: string },
  ): Promise<Reviewed> {
    const { aws, server } = this.parts;
    const { family = '', text = '' } = registration;
    const [where, latest] = await Promise.all([whereText(aws, { region }), latestRevision(aws, region, family)]);
    if (latest === undefined) return { registration, where, ...filled };
    const comparison = await server.compare(revisionText(latest.document), text);
    return { registration, where, ...filled, latest: { name: `${family}:${latest.revision}`, comparison } };
  }

  /** The review stays open while both sides are looked at. */
  async #review(
    file: FileText,
    frame: { readonly title: string; readonly step: number; readonly totalSteps: number; readonly canGoBack: boolean },
    reviewing: Promise<Reviewed>,
  ): Promise<Verdict<OpenPlaceholder>> {
    const more = reviewing.then((reviewed) => reviewLines(reviewed, l10n.t).map(toLine));
    const placeholder = l10n.t('Nothing is registered before you say so');
    const act = ({ does }: Line): boolean => {
      if (does === 'compare') void reviewing.then((reviewed) => this.#showSides(file, reviewed));
      return does === undefined || does === 'compare';
    };
    const asked = await pickOne<Line>({ ...frame, placeholder, items: [], more, act });
    if (asked === undefined || asked === 'back') return asked;
    const { does } = asked.value;
    return typeof does === 'object' ? { again: does } : 'run';
  }

  async #showSides(file: FileText, { latest, placeholders, values }: Reviewed): Promise<void> {
    if (latest === undefined) return;
    const secrets = secretsOf(placeholders, values);
    const { before, after } = latest.comparison;
    await this.parts.documents.compare(
      { name: latest.name, text: secrets.hide(before.text) },
      { name: nameOf(file), text: secrets.hide(after.text) },
    );
  }
}

function nameOf({ uri }: FileText): string {
  return path.posix.basename(Uri.parse(uri).path);
}

function toLine({ isHeading, ...line }: ReviewLine): Line {
  return { ...line, kind: isHeading ? QuickPickItemKind.Separator : undefined };
}

/** Whether something speaks against registering a file; the person is told. */
function isRefused(file: FileText, { problem, findings }: Registration, secrets = new SecretValues()): boolean {
  if (problem !== undefined) void window.showErrorMessage(plainWords(problem));
  else if (findings.length > 0) void tellFindings(file, findings, secrets);
  return problem !== undefined || findings.length > 0;
}

async function tellFindings(
  { uri }: FileText,
  findings: Registration['findings'],
  secrets: SecretValues,
): Promise<void> {
  const show = l10n.t('Show the First');
  const [first] = findings;
  if (
    (await window.showErrorMessage(plainWords(refusalText(findings, secrets, l10n.t)), show)) !== show ||
    first === undefined
  )
    return;
  const { start, end } = first.range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(Uri.parse(uri), { selection });
  await commands.executeCommand('workbench.actions.view.problems');
}

async function offerNext({ arn, family, revision }: ecs.TaskDefinition, region: string): Promise<void> {
  const name = `${family}:${revision}`;
  const copy = l10n.t('Copy ARN');
  const next = new Map([
    [l10n.t('Deploy to Service…'), 'deployRevision'],
    [l10n.t('Run Task…'), 'runTask'],
  ]);
  const chosen = await window.showInformationMessage(l10n.t('Registered {0}', name), ...next.keys(), copy);
  if (chosen === copy) await env.clipboard.writeText(arn);
  else if (chosen !== undefined)
    await commands.executeCommand(`quaymaster.${next.get(chosen)}`, { subject: { region, name, arn } });
}
