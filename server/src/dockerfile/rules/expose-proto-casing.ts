import { replacing } from '../fixes';
import type { DockerfileRule } from '../rule';
import { readPort } from '../syntax/ports';

export const rule: DockerfileRule = {
  id: 'expose-proto-casing',
  severity: 'information',
  preset: 'recommended',
  summary: 'A protocol in EXPOSE is not in lower case.',
  why: 'The image records protocols in lower case whatever the file says; written so, file and image agree.',
  aliases: ['ExposeProtoCasing'],
  evidence: [
    {
      source: 'BuildKit',
      reference: 'ExposeProtoCasing',
      says: "Defined protocol '80/TCP' in EXPOSE instruction should be lowercase",
    },
  ],
  phase: 'build',
  examples: {
    bad: [{ code: 'FROM alpine\nEXPOSE 80/«TCP»\n', fixed: 'FROM alpine\nEXPOSE 80/tcp\n' }],
    good: [{ code: 'FROM alpine\nEXPOSE 80/tcp\n' }],
  },
  instruction: {
    keywords: ['EXPOSE'],
    check({ words }, report) {
      for (const word of words) {
        const { protocol } = readPort(word);
        if (protocol === undefined || !/^(?:tcp|udp|sctp)$/i.test(protocol.text)) continue;
        const lower = protocol.text.toLowerCase();
        if (protocol.text === lower) continue;
        report({
          span: protocol.span(),
          message: `Protocols are written in lower case: write ${lower}.`,
          fixes: [replacing(protocol.span(), lower, `Change to ${lower}`, 'safe')],
        });
      }
    },
  },
};
