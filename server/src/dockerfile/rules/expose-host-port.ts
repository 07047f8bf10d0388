import { replacing } from '../fixes';
import type { DockerfileRule } from '../rule';
import { readPort } from '../syntax/ports';

export const rule: DockerfileRule = {
  id: 'expose-host-port',
  severity: 'warning',
  preset: 'recommended',
  summary: 'EXPOSE has an address or a port of the host.',
  why:
    'An image cannot choose the port or address of the host that runs it: BuildKit drops them, and has announced that they will ' +
    'become errors. Publish the port where the container is started.',
  aliases: ['ExposeInvalidFormat'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'ExposeInvalidFormat',
      says: "EXPOSE instruction should not define an IP address or host-port mapping, found '80:8080'",
    },
  ],
  phase: 'build',
  examples: {
    bad: [
      { code: 'FROM alpine\nEXPOSE «80:»8080\n', fixed: 'FROM alpine\nEXPOSE 8080\n' },
      { code: 'FROM alpine\nEXPOSE «127.0.0.1:80:»8080/tcp\n', fixed: 'FROM alpine\nEXPOSE 8080/tcp\n' },
    ],
    good: [{ code: 'FROM alpine\nEXPOSE 8080\n' }],
  },
  instruction: {
    keywords: ['EXPOSE'],
    check({ words }, report) {
      for (const word of words) {
        if (word.text.includes('$')) continue;
        const { host, port, fault } = readPort(word);
        if (host === undefined || fault?.kind === 'no-port' || fault?.kind === 'protocol') continue;
        report({
          span: host,
          message: `EXPOSE names the port of the container only. The part of the host has no effect and will become an error: write ${port.text}.`,
          fixes: [replacing(host, '', "Remove the host's part", 'safe')],
        });
      }
    },
  },
};
