import type { AnySchemaObject } from 'ajv';
import { anyRuleSettings, ruleSettings } from '../../server/src/configuration/rule-settings';
import { homepage } from '../../server/src/engine/documentation';
import { severities } from '../../server/src/engine/finding';
import { labelKinds } from '../../server/src/engine/policy';
import { presets, type RuleDescription } from '../../server/src/engine/rule';

/** The shape of `.quaymaster.json`, whatever the names of the rules; what the validator is compiled from. */
export const projectShape: AnySchemaObject = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: `${homepage.replace('github.com', 'raw.githubusercontent.com')}/main/schemas/quaymaster.schema.json`,
  title: 'Quaymaster',
  description: 'What Quaymaster checks in this folder and the folders in it.',
  allowComments: true,
  allowTrailingCommas: true,
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', description: 'The schema of this file, for editors.' },
    preset: {
      type: 'string',
      enum: [...presets],
      default: 'recommended',
      description: 'Which rules are on: `recommended`, or `all`, which adds those that are a matter of taste.',
    },
    rules: { $ref: '#/definitions/rules' },
    overrides: {
      type: 'array',
      description: 'Other levels for some files or containers. Where several match, the last one wins.',
      items: { $ref: '#/definitions/override' },
    },
    trustedRegistries: {
      type: 'array',
      description: 'The only hosts that images may come from; `*` stands for any text, `docker.io` for Docker Hub.',
      items: { type: 'string', minLength: 1 },
      examples: [['*.dkr.ecr.*.amazonaws.com', 'public.ecr.aws']],
    },
    labelSchema: {
      type: 'object',
      description: 'The labels that images must have, and of what kind their values are.',
      additionalProperties: { type: 'string', enum: [...labelKinds] },
      examples: [{ 'org.opencontainers.image.source': 'url' }],
    },
    strictLabels: { type: 'boolean', description: 'Images may have no other labels than those of `labelSchema`.' },
    ignoreComments: {
      type: 'boolean',
      default: true,
      description: 'Whether comments such as `# quaymaster ignore=` and `# hadolint ignore=` silence rules.',
    },
    failOn: {
      type: 'string',
      enum: [...severities, 'never'],
      default: 'error',
      description: 'From which severity on a finding makes `quaymaster lint` end with exit code 1.',
    },
    taskDefinitionFiles: {
      type: 'array',
      description:
        'Names of more files that hold task definitions, with `*`, `**` and `?`. A file that looks like one is found without this; a name listed here is reported on even while its JSON is broken.',
      items: { type: 'string', minLength: 1 },
      examples: [['deploy/*.ecs.json']],
    },
    images: {
      type: 'array',
      description:
        'Which Dockerfile builds the image of which container, where the files of the project leave it open.',
      items: { $ref: '#/definitions/image' },
    },
  },
  definitions: {
    rules: anyRuleSettings,
    override: {
      type: 'object',
      additionalProperties: false,
      required: ['rules'],
      properties: {
        files: {
          type: 'array',
          description:
            'The files that this is for, as globs relative to the folder of this file; one without `/` matches the name in any folder. Left out: every file.',
          minItems: 1,
          items: { type: 'string', minLength: 1 },
          examples: [['legacy/**', '*.dev.json']],
        },
        containers: {
          type: 'array',
          description: 'The names of the container definitions that this is for. Left out: the whole file.',
          minItems: 1,
          items: { type: 'string', minLength: 1 },
        },
        rules: { $ref: '#/definitions/rules' },
      },
    },
    image: {
      type: 'object',
      additionalProperties: false,
      required: ['dockerfile'],
      anyOf: ['container', 'image'].map((name) => ({ required: [name], properties: { [name]: true } })),
      properties: {
        container: { type: 'string', minLength: 1, description: 'The name of the container that runs the image.' },
        taskDefinition: {
          type: 'string',
          minLength: 1,
          description:
            'The task definition that the container is in, relative to the folder of this file; may hold `*`. Left out: any.',
          examples: ['deploy/task-definition-web.json'],
        },
        image: {
          type: 'string',
          minLength: 1,
          description: 'The repository of the image, with or without its registry.',
          examples: ['parcels/web'],
        },
        dockerfile: {
          type: 'string',
          minLength: 1,
          description: 'The Dockerfile that builds the image, relative to the folder of this file.',
          examples: ['web/Dockerfile'],
        },
        target: {
          type: 'string',
          minLength: 1,
          description: 'The stage of the Dockerfile. Left out: the last one.',
        },
      },
    },
  },
};

/** The schema that editors get: the shape, with every id and alias that a rule can be set by. */
export function projectSchema(rules: readonly RuleDescription[]): AnySchemaObject {
  return { ...projectShape, definitions: { ...projectShape.definitions, rules: ruleSettings(rules) } };
}
