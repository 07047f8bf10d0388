import { parseImageReference } from '../../engine/image-reference';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import type { StageUse } from '../stages';
import { readTemplate } from '../syntax/variables';

const dockerHub = 'docker.io';
const otherNames = new Set(['index.docker.io', 'registry-1.docker.io', 'hub.docker.com']);
const policy = { trustedRegistries: ['*.dkr.ecr.*.amazonaws.com', 'docker.io'] };

export const rule: DockerfileRule = {
  id: 'untrusted-registry',
  severity: 'error',
  preset: 'recommended',
  summary: 'An image comes from a registry that the configuration does not list.',
  why: 'The `trustedRegistries` of the configuration are the only hosts that images may come from; `*` in them stands for any text, and `docker.io` is Docker Hub. Without that list nothing is reported.',
  aliases: ['DL3026'],
  needs: 'trustedRegistries',
  evidence: [{ source: 'The configuration of the project', reference: 'trustedRegistries' }],
  examples: {
    bad: [
      { code: 'FROM «quay.io»/example/base:1\n', policy },
      { code: 'FROM alpine:3.22\nCOPY --from=«ghcr.io»/example/tool:1 /a /a\n', policy },
    ],
    good: [
      {
        code: 'ARG REGISTRY=quay.io\nFROM 111122223333.dkr.ecr.eu-west-1.amazonaws.com/base:1 AS build\nFROM build\nFROM scratch\nFROM node:24\nFROM $REGISTRY/base:1\n',
        policy,
      },
      { code: 'FROM quay.io/example/base:1\n' },
    ],
  },
  check({ stages }, report, { trustedRegistries = [] }) {
    if (trustedRegistries.length === 0) return;
    const patterns = trustedRegistries.map(hostPattern);
    for (const { uses } of stages)
      for (const use of uses) {
        const registry = registryOf(use);
        if (registry === undefined || patterns.some((pattern) => pattern.test(registry.host))) continue;
        report({
          span: use.statement.at(registry.span),
          message: `The configuration does not trust ${quoted(registry.host)}. Take the image from ${trustedRegistries.slice(0, 5).join(', ')}.`,
        });
      }
  },
};

function hostPattern(host: string): RegExp {
  const name = host.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  const parts = (otherNames.has(name) ? dockerHub : name).split('*');
  return new RegExp(`^${parts.map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&')).join('.*')}$`, 'i');
}

/** Where an image comes from; `undefined` for stages, and where a variable decides. */
function registryOf({ text, target, statement, kind }: StageUse) {
  const [first = '', ...rest] = readTemplate(text, statement.instruction).parts;
  if (target !== undefined || typeof first !== 'string' || (rest.length > 0 && !first.includes('/'))) return undefined;
  if (first === 'scratch' || (kind === 'copy' && /^\d+$/.test(first))) return undefined;
  const { registry } = parseImageReference(text.text);
  if (registry === undefined) return { host: dockerHub, span: text.span() };
  return {
    host: otherNames.has(registry.text) ? dockerHub : registry.text,
    span: text.span(registry.span.start, registry.span.end),
  };
}
