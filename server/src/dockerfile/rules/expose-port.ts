import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { type PortFault, readPort } from '../syntax/ports';
import { SourcedText } from '../syntax/sourced-text';
import { constantText } from '../syntax/variables';

const messages: Record<PortFault, (text: string) => string> = {
  'no-port': (text) => `${quoted(text)} does not name a port. Write a number from 0 to 65535.`,
  protocol: (text) => `EXPOSE does not know the protocol ${quoted(text)}. Write tcp, udp or sctp.`,
  port: (text) => `${quoted(text)} is not a port. Write a number from 0 to 65535, or a range such as 8000-8010.`,
  range: (text) => `The range ${quoted(text)} ends before it begins. Write the smaller port first.`,
  address: (text) =>
    `${quoted(text)} is not an IP address, and EXPOSE does not need one. Write only the port of the container.`,
  'host-port': (text) =>
    `${quoted(text)} is not a port, and EXPOSE does not need the port of the host. Write only the port of the container.`,
  'host-range': (text) =>
    `The ranges of ${text} are not equally long, and EXPOSE needs no host port. Write only the port of the container.`,
};

export const rule: DockerfileRule = {
  id: 'expose-port',
  severity: 'error',
  preset: 'recommended',
  summary: 'EXPOSE has something that is no port.',
  why: 'A port is a number from 0 to 65535 or a range of two, with `/tcp`, `/udp` or `/sctp` after it where needed. Names of services are not looked up.',
  aliases: ['DL3011', 'INVALID_PORT', 'INVALID_PROTO'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/dockerfile2llb/convert_expose.go',
      says: 'invalid containerPort: 99999',
    },
  ],
  phase: 'build',
  examples: {
    bad: [
      { code: 'FROM alpine\nEXPOSE 80 «99999»\n' },
      { code: 'FROM alpine\nEXPOSE 80/«tpc»\n' },
      { code: 'FROM alpine\nEXPOSE «8010-8000»\n' },
      { code: 'FROM alpine\nEXPOSE «https»\n' },
      { code: 'FROM alpine\nEXPOSE «"80,81"»\n' },
    ],
    good: [{ code: 'FROM alpine\nEXPOSE 80 8000-8010/udp $PORT\n' }],
  },
  instruction: {
    keywords: ['EXPOSE'],
    check({ expansions }, report) {
      for (const { source: word, template } of expansions) {
        const text = constantText(template);
        if (text === undefined || /\s/.test(text)) continue;
        const isPlain = text === word.text;
        const { fault } = readPort(isPlain ? word : SourcedText.plain(text, 0));
        if (fault === undefined) continue;
        const from = isPlain ? word.at(0) : 0;
        report({
          span: isPlain ? fault.span : word.span(),
          message: messages[fault.kind](text.slice(fault.span.start - from, fault.span.end - from) || text),
        });
      }
    },
  },
};
