import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { compareTexts, type DefinitionDifference, readRegistration } from '../../task-definition/registration';
import { guarded, type Handler } from '../handler';
import { rangeOf } from '../positions';
import {
  type CompareParams,
  type Comparison,
  type Difference,
  type Registration,
  type RegistrationParams,
  registrationRequests,
} from '../registration-messages';
import type { Session } from '../session';
import { filePathOf } from '../uris';

/** What a client asks before it registers a task definition. */
export const registrationMessages: Handler = {
  capabilities: () => ({}),
  register(session) {
    const { connection, log } = session;
    connection.onRequest(registrationRequests.read, (params: RegistrationParams) =>
      guarded(log, registrationRequests.read, () => registrationOf(session, params)),
    );
    connection.onRequest(registrationRequests.compare, (params: CompareParams) =>
      guarded(log, registrationRequests.compare, async () => comparisonOf(params)),
    );
  },
};

async function registrationOf(session: Session, { text, uri, values = [] }: RegistrationParams): Promise<Registration> {
  const { problem, family, placeholders, findings, leftOut, ...rest } = readRegistration({
    text,
    path: uri === undefined ? undefined : filePathOf(uri)?.replaceAll(path.sep, '/'),
    settings: uri === undefined ? undefined : (await session.settings.settingsOf(uri)).lint,
    values: new Map(values.map(({ name, value }) => [name, value])),
    onRuleFailure: session.onRuleFailure,
  });
  const document = TextDocument.create('', '', 0, text);
  return {
    problem,
    family,
    placeholders,
    findings: findings.map(({ ruleId, message, span }) => ({ ruleId, message, range: rangeOf(document, span) })),
    leftOut,
    text: rest.text,
  };
}

function comparisonOf({ before, after }: CompareParams): Comparison {
  const compared = compareTexts(before.text, after.text);
  const written = (value: unknown) => ({ text: JSON.stringify(value, null, 2) });
  return {
    differences: compared.differences.map(differenceOf),
    before: written(compared.before),
    after: written(compared.after),
  };
}

function differenceOf({ place, kind, before, after }: DefinitionDifference): Difference {
  const written = (value: unknown) => (value === undefined ? undefined : { text: JSON.stringify(value) });
  return { place, kind, before: written(before), after: written(after) };
}
