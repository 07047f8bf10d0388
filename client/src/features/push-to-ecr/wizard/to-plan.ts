import type { PlanEngine, PushPlan, SecretSource } from '../plan';
import { type Answers, type Facts, type SecretAnswer, tagsOf } from './answers';

/** What a plan is made of besides the answers. */
export interface PlanParts {
  readonly engine: PlanEngine;
  /** The profile of the AWS CLI, for the commands to copy. */
  readonly profile?: string;
  /** The secrets that a person has typed, by id. They go into the environment of the build, and nowhere else. */
  readonly typed: ReadonlyMap<string, string>;
}

/** The plan that the answers come to, and what its build has in its environment. */
export function toPlan(
  facts: Facts,
  answers: Answers,
  { engine, profile, typed }: PlanParts,
): { readonly plan: PushPlan; readonly environment: Readonly<Record<string, string>> } {
  const { image, repository, localName = '' } = answers;
  const secrets = answers.secrets.filter(({ id }) => facts.inputs.secrets.some((secret) => secret.id === id));
  const environment = secrets.flatMap((secret): [string, string][] => {
    const value = secret.from === 'typed' ? typed.get(secret.id) : undefined;
    return value === undefined ? [] : [[variableOf(secret.id), value]];
  });
  const target =
    repository === undefined
      ? { name: localName }
      : {
          registry: repository.registry,
          repository: repository.name,
          region: repository.region,
          account: repository.account,
          profile,
        };
  const source =
    facts.dockerfile === undefined
      ? { image: image ?? '' }
      : {
          dockerfile: facts.dockerfile,
          context: answers.context,
          target: answers.target,
          buildArgs: answers.buildArgs,
          secrets: secrets.map(sourceOf),
          platforms: answers.platforms,
          provenance: answers.provenance,
        };
  return {
    plan: { engine, source, target, tags: tagsOf(facts, answers) },
    environment: Object.fromEntries(environment),
  };
}

function sourceOf(secret: SecretAnswer): SecretSource {
  const { id } = secret;
  if (secret.from === 'typed') return { id, env: variableOf(id) };
  return secret.from === 'env' ? { id, env: secret.value } : { id, file: secret.value };
}

/** The variable that carries a typed secret to the build: `npm-token` → `SECRET_NPM_TOKEN`. */
export function variableOf(id: string): string {
  return `SECRET_${id.toUpperCase().replace(/\W/g, '_')}`;
}
