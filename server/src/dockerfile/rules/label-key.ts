import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { constantText, readTemplate } from '../syntax/variables';

const reserved = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;
const form = /^[a-z](?:[a-z\d._/-]*[a-z\d])?$/;

export const rule: DockerfileRule = {
  id: 'label-key',
  severity: 'information',
  preset: 'all',
  summary: 'The key of a label is not as Docker recommends.',
  why:
    'Keys begin with a letter and are made of lower-case letters, digits and single dots and hyphens, with a domain of the author reversed before them: `com.example.team`. ' +
    'Docker keeps `com.docker`, `io.docker` and `org.dockerproject` for itself. Tools take other keys too, so this is a matter of order.',
  aliases: ['DL3048'],
  evidence: [{ source: 'Docker', reference: 'https://docs.docker.com/engine/manage-resources/labels/' }],
  examples: {
    bad: [{ code: 'FROM node:24\nLABEL «Team»=web «com.example..team»=web «io.docker.team»=web\n' }],
    good: [{ code: 'FROM node:24\nLABEL com.example.team=web org.opencontainers.image.title=web $KEY=x\n' }],
  },
  instruction: {
    keywords: ['LABEL'],
    stored: false,
    check(instruction, report) {
      for (const { key } of instruction.pairs) {
        const name = constantText(readTemplate(key, instruction));
        if (name === undefined) continue;
        const isReserved = reserved.test(name);
        if (!isReserved && form.test(name) && !/\.\.|--/.test(name)) continue;
        report({
          span: key.span(),
          message: isReserved
            ? `Docker keeps keys such as ${quoted(name)} for itself. Begin with a domain of your own.`
            : `${quoted(name)} is not a key as Docker recommends: lower-case letters and digits, with single dots and hyphens between them.`,
        });
      }
    },
  },
};
