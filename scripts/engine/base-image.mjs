import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { staticBusybox } from './packages.mjs';

/** The name of the base image, for `--build-arg BASE_IMAGE=…`. */
export const baseImage = 'localhost/busybox:test';

const dockerfile = `FROM scratch
COPY busybox adduser /bin/
RUN ["/bin/busybox", "--install", "-s", "/bin"]
RUN mkdir -p /etc /tmp /home && echo root:x:0:0:root:/:/bin/sh > /etc/passwd && echo root:x:0: > /etc/group && touch /etc/shadow
`;

/** Debian's busybox has no such applet; the samples call it as `adduser -D -H NAME`. */
const adduser = `#!/bin/sh
for name; do :; done
echo "$name:x:1000:1000::/:/bin/sh" >> /etc/passwd
`;

/**
 * Lays out the context of the base image of the samples: nothing can be pulled where there is no network.
 * @param {string} folder
 * @returns {string} the folder
 */
export function baseContext(folder) {
  mkdirSync(folder, { recursive: true });
  const busybox = staticBusybox();
  if (busybox === undefined) throw new Error('There is no static busybox on this machine.');
  copyFileSync(busybox, path.join(folder, 'busybox'));
  writeFileSync(path.join(folder, 'adduser'), adduser, { mode: 0o755 });
  writeFileSync(path.join(folder, 'Dockerfile'), dockerfile);
  return folder;
}
