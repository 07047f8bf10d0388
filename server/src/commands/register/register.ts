import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import {
  compareTexts,
  type OpenPlaceholder,
  type ReadRegistration,
  readRegistration,
} from '../../task-definition/registration';
import { Configurations } from '../configurations';
import { fileErrorSentence } from '../file-errors';
import { shownPath, slashed } from '../paths';
import { openDocument } from '../read-document';
import { UsageError } from '../usage-error';
import { Cloud, type CloudRevision, isProblem, problemLine } from './cloud';
import { Masks, mask } from './masks';
import { type RawRegisterOptions, type RegisterOptions, registerOptions } from './options';
import type { Outcome } from './outcome';
import { writeOutcome } from './write-outcome';

/**
 * `quaymaster register`: validates a task definition, compares it with the newest revision of its family, and registers it if something
 * differs. Leaves the exit code in `process.exitCode`.
 *
 * @throws UsageError
 */
export async function register(file: string, raw: RawRegisterOptions): Promise<void> {
  const options = registerOptions(raw, process.env);
  const outcome = await outcomeOf(file, options, process.cwd());
  process.exitCode = outcome.code;
  await writeOutcome(outcome, options);
}

async function outcomeOf(file: string, options: RegisterOptions, cwd: string): Promise<Outcome> {
  const isInput = file === '-';
  const absolute = path.resolve(cwd, isInput ? 'stdin' : file);
  const shown = shownPath(absolute, cwd);
  const text = await read(isInput ? undefined : absolute, shown);
  const { values } = options;
  const registration = readRegistration({
    text,
    path: slashed(absolute),
    settings: new Configurations('nearest', cwd).settingsFor(absolute),
    values,
  });
  refuseUnknownNames(registration, values);
  const masks = new Masks(registration, values);
  const { problem, family, placeholders, leftOut } = registration;
  const findings = registration.findings.map((one) => ({ ...one, message: masks.sentence(one.message) }));
  const checked = { path: shown, kind: 'task-definition', text, findings } as const;
  const known = { file: checked, family, placeholders: placeholders.map(withoutSecret), leftOut };
  if (problem !== undefined) return { ...known, status: 'failed', code: 2, message: problem };
  if (placeholders.length > 0) return { ...known, status: 'incomplete', code: 2 };
  if (findings.length > 0 || registration.text === undefined) return { ...known, status: 'rejected', code: 1 };
  if (family === undefined)
    return { ...known, status: 'failed', code: 2, message: 'The family cannot be told; write it as a plain text.' };
  return { ...known, ...(await carryOut(registration.text, family, options, masks)) };
}

/** A secret may stand beside its name: `${TOKEN:-…}`. */
function withoutSecret(placeholder: OpenPlaceholder): OpenPlaceholder {
  const { name, places, isSecret, proposal } = placeholder;
  return isSecret && proposal !== undefined ? { name, text: mask, places, isSecret } : placeholder;
}

type Done = Pick<Outcome, 'status' | 'code' | 'message' | 'previous' | 'differences' | 'arn'>;

/** Nothing is written before everything that can be read has been read. */
async function carryOut(text: string, family: string, options: RegisterOptions, masks: Masks): Promise<Done> {
  const cloud = new Cloud(options);
  try {
    const newest = await cloud.newest(family);
    const compared = newest && comparedWith(newest, family, text, masks);
    if (newest !== undefined && compared?.differences.length === 0 && !options.evenIfUnchanged)
      return { ...compared, status: 'unchanged', code: 0, arn: newest.arn };
    if (options.dryRun) return { ...compared, status: 'would-register', code: 0 };
    const { arn } = await cloud.register(text);
    return { ...compared, status: 'registered', code: 0, arn };
  } catch (error) {
    if (!isProblem(error)) throw error;
    const message = masks.sentence(problemLine(error));
    const isElsewhere = error.kind === 'no-credentials' || error.kind === 'no-region';
    if (options.dryRun && isElsewhere) return { status: 'would-register', code: 0, message };
    return { status: 'failed', code: 3, message };
  } finally {
    cloud.close();
  }
}

function comparedWith(newest: CloudRevision, family: string, text: string, masks: Masks) {
  const { differences } = compareTexts(newest.text, text);
  return {
    previous: `${family}:${newest.revision}`,
    differences: differences.map((difference) => masks.difference(difference)),
  };
}

/** @param absolute absent for standard input. */
async function read(absolute: string | undefined, shown: string): Promise<string> {
  try {
    const bytes = absolute === undefined ? await buffer(process.stdin) : readFileSync(absolute);
    return openDocument(bytes, () => 'task-definition')?.text ?? '';
  } catch (error) {
    throw new UsageError(`${shown}: ${fileErrorSentence(error)}`);
  }
}

/** A value for a name that is not there would be lost without a word. */
function refuseUnknownNames({ problem, names }: ReadRegistration, values: ReadonlyMap<string, string>): void {
  const unknown = [...values.keys()].find((name) => !names.has(name));
  if (unknown === undefined || problem !== undefined) return;
  const there = names.size === 0 ? 'it has none' : `it has ${[...names].join(', ')}`;
  throw new UsageError(`--set ${unknown}: the file has no placeholder of that name; ${there}.`);
}
