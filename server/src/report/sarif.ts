import { createHash } from 'node:crypto';
import type { Log, PhysicalLocation, Region, ReportingDescriptor, Result } from 'sarif';
import { documentationOf, homepage } from '../engine/documentation';
import type { Finding, Fix, Severity } from '../engine/finding';
import type { RuleDescription } from '../engine/rule';
import type { Span } from '../engine/span';
import { allRules } from '../languages';
import { type CheckedFile, type Failure, type LintResult, type Range, rangesIn } from './result';

/** What a SARIF report says besides the findings. */
export interface SarifContext {
  readonly version: string;
  /** The `file:` address of the working directory, with a slash at its end. */
  readonly workingDirectory: string;
}

const levelOf: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

const baseId = '%SRCROOT%';

/** The report in SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarifReport({ files, failures }: LintResult, { version, workingDirectory }: SarifContext): string {
  const ruleIndex = new Map(allRules.rules.map(({ id }, index) => [id, index]));
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Quaymaster',
            version,
            semanticVersion: version,
            informationUri: homepage,
            rules: allRules.rules.map(descriptorOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [baseId]: { uri: workingDirectory } },
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: failures.map(notificationOf),
          },
        ],
        artifacts: files.map(({ path }) => ({ location: locationOf(path), roles: ['analysisTarget'] })),
        results: files.flatMap((file, index) => resultsOf(file, index, ruleIndex)),
      },
    ],
  };
  return `${JSON.stringify(log)}\n`;
}

function descriptorOf(rule: RuleDescription): ReportingDescriptor {
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.summary },
    help: { text: rule.why, markdown: rule.why },
    helpUri: documentationOf(rule.id),
    defaultConfiguration: { level: levelOf[rule.severity], enabled: rule.preset === 'recommended' },
    properties: { tags: [...(rule.aliases ?? [])], precision: 'very-high' },
  };
}

function notificationOf({ path, message }: Failure) {
  return {
    level: 'error' as const,
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: locationOf(path) } }],
  };
}

function resultsOf(file: CheckedFile, artifact: number, ruleIndex: ReadonlyMap<string, number>): Result[] {
  const rangeOf = rangesIn(file.text);
  const location = { ...locationOf(file.path), index: artifact };
  const physical = (span: Span): PhysicalLocation => ({
    artifactLocation: location,
    region: regionOf(rangeOf(span)),
  });
  const fingerprint = fingerprintsOf(file);
  return file.findings.map((finding) => ({
    ruleId: finding.ruleId,
    ruleIndex: ruleIndex.get(finding.ruleId),
    level: levelOf[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: physical(finding.span) }],
    relatedLocations: finding.related.map(({ span, message }, id) => ({
      id: id + 1,
      message: { text: message },
      physicalLocation: physical(span),
    })),
    fixes: finding.fixes.map((fix) => fixOf(fix, physical)),
    partialFingerprints: { 'quaymasterFinding/v1': fingerprint(finding) },
  }));
}

function fixOf({ title, edits }: Fix, physical: (span: Span) => PhysicalLocation) {
  const [first] = edits;
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: first === undefined ? {} : (physical(first.span).artifactLocation ?? {}),
        replacements: edits.map(({ span, text }) => ({
          deletedRegion: physical(span).region ?? {},
          insertedContent: { text },
        })),
      },
    ],
  };
}

/**
 * Tells a finding again after lines above it have come or gone: the rule, the file, the line without its indentation, and
 * the how many-th of its like it is.
 */
function fingerprintsOf({ path, text }: CheckedFile): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return ({ ruleId, span }) => {
    const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
    const lineEnd = text.indexOf('\n', span.start);
    // A line of minified JSON would be hashed for each of its findings, so only what is near counts.
    const near = text.slice(
      Math.max(lineStart, span.start - 200),
      Math.min(lineEnd === -1 ? text.length : lineEnd, span.end + 200),
    );
    const key = [ruleId, path, near.trim()].join('\n');
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}:${count}`;
  };
}

function locationOf(path: string) {
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: baseId };
}

function regionOf({ start, end }: Range): Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}
