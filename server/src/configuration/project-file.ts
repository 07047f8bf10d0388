import { findNodeAtLocation, getNodeValue, type Node } from 'jsonc-parser';
import { namePattern } from '../engine/documents';
import { type LabelKind, labelKinds, type Policy } from '../engine/policy';
import type { RuleRegistry } from '../engine/registry';
import { presets } from '../engine/rule';
import { type Levels, type ProjectSettings, thresholds } from '../engine/settings';
import { allRules } from '../languages';
import { globTest, type PathTest } from './globs';
import { type ImageMapping, readMapping } from './images';
import { readLevels } from './levels';
import type { ConfigurationProblem } from './problem';
import { shapeProblems } from './shape';
import { readTree } from './tree';

/** The name of the file that sets rules for its folder and the folders in it; the nearest one counts. */
export const projectFileName = '.quaymaster.json';

/** A `.quaymaster.json`, read. What could not be followed is left out of it. */
export interface ProjectFile {
  /** What it says about one file. `relativePath`: from the folder of the configuration, with `/`. */
  settingsFor(relativePath: string): ProjectSettings;
  /** More names of task definitions, for `DocumentFacts.taskDefinitionNames`. */
  readonly taskDefinitionNames: readonly RegExp[];
  /** Which Dockerfile builds which image, as far as somebody has settled it. */
  readonly images: readonly ImageMapping[];
}

interface Override {
  readonly matches: PathTest;
  readonly containers?: readonly string[];
  readonly rules: Levels;
}

/** Reads the text of a `.quaymaster.json`. Never fails: what is wrong is in `problems`, in the order of the text. */
export function readProjectFile(
  text: string,
  registry: RuleRegistry = allRules,
): { project: ProjectFile; problems: readonly ConfigurationProblem[] } {
  const { root, problems: broken } = readTree(text.replace(/^\uFEFF/, ' '));
  if (root === undefined) return { project: project({}, [], [], []), problems: broken };
  const problems = [...broken];
  if (broken.length === 0) problems.push(...shapeProblems(root, getNodeValue(root)));
  const levelsOf = (node: Node | undefined): Levels => {
    const { levels, problems: unknown } = readLevels(node, registry);
    problems.push(...unknown);
    return levels;
  };
  const preset = findNodeAtLocation(root, ['preset'])?.value;
  const written: unknown = findNodeAtLocation(root, ['failOn'])?.value;
  const failOn = thresholds.find((name) => name === written);
  const rules = levelsOf(findNodeAtLocation(root, ['rules']));
  const overrides = itemsOf(root, 'overrides').map((node): Override => {
    const files = stringsOf(node, 'files');
    const containers = stringsOf(node, 'containers');
    return {
      matches: files === undefined ? () => true : globTest(files),
      containers,
      rules: levelsOf(findNodeAtLocation(node, ['rules'])),
    };
  });
  const names = (stringsOf(root, 'taskDefinitionFiles') ?? []).map(namePattern);
  problems.sort((a, b) => a.span.start - b.span.start);
  return {
    project: project(
      { preset: presets.find((name) => name === preset), rules, policy: policyOf(root), failOn },
      overrides,
      names,
      itemsOf(root, 'images').flatMap((node) => readMapping(node) ?? []),
    ),
    problems,
  };
}

function project(
  everywhere: Omit<ProjectSettings, 'overrides'>,
  overrides: readonly Override[],
  taskDefinitionNames: readonly RegExp[],
  images: readonly ImageMapping[],
): ProjectFile {
  return {
    settingsFor: (relativePath) => ({
      ...everywhere,
      overrides: overrides
        .filter(({ matches }) => matches(relativePath))
        .map(({ containers, rules }) => ({ containers, rules })),
    }),
    taskDefinitionNames,
    images,
  };
}

function itemsOf(node: Node, key: string): readonly Node[] {
  const list = findNodeAtLocation(node, [key]);
  return list?.type === 'array' ? (list.children ?? []) : [];
}

/** The strings of a list; `undefined` where there is no list, so that nothing is narrowed by what is not there. */
function stringsOf(node: Node, key: string): readonly string[] | undefined {
  if (findNodeAtLocation(node, [key])?.type !== 'array') return undefined;
  return itemsOf(node, key).flatMap(({ value }) => (typeof value === 'string' && value !== '' ? [value] : []));
}

/** The values of the keys that stand for themselves, as far as they have the right shape. */
function policyOf(root: Node): Policy {
  const trustedRegistries = stringsOf(root, 'trustedRegistries');
  const labelSchema = labelsOf(root);
  const strictLabels = booleanOf(root, 'strictLabels');
  const ignoreComments = booleanOf(root, 'ignoreComments');
  return {
    ...(trustedRegistries !== undefined && { trustedRegistries }),
    ...(labelSchema !== undefined && { labelSchema }),
    ...(strictLabels !== undefined && { strictLabels }),
    ...(ignoreComments !== undefined && { ignoreComments }),
  };
}

function labelsOf(root: Node): Record<string, LabelKind> | undefined {
  const node = findNodeAtLocation(root, ['labelSchema']);
  if (node?.type !== 'object') return undefined;
  const entries = Object.entries(getNodeValue(node) as Record<string, unknown>);
  return Object.fromEntries(
    entries.flatMap(([label, kind]) => labelKinds.filter((name) => name === kind).map((name) => [label, name])),
  );
}

function booleanOf(root: Node, key: string): boolean | undefined {
  const value: unknown = findNodeAtLocation(root, [key])?.value;
  return typeof value === 'boolean' ? value : undefined;
}
