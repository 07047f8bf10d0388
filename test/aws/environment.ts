import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What the SDK and the operating system read; a test starts without any of it. */
const meant = /^(?:AWS_|HOME$|USERPROFILE$|HTTPS?_PROXY$|https?_proxy$|NO_PROXY$|no_proxy$|NODE_EXTRA_CA_CERTS$)/;

/** A home folder of its own, and an environment without AWS, until it is taken down. */
export class TestEnvironment {
  readonly home = mkdtempSync(path.join(tmpdir(), 'quaymaster-aws-'));
  private readonly before = { ...process.env };

  /** Other variables than these are taken out, as far as AWS is concerned. */
  constructor(variables: Readonly<Record<string, string>> = {}) {
    for (const name of Object.keys(process.env)) if (meant.test(name)) delete process.env[name];
    // Nothing here may go to the metadata service of the machine.
    Object.assign(process.env, {
      HOME: this.home,
      USERPROFILE: this.home,
      AWS_EC2_METADATA_DISABLED: 'true',
      ...variables,
    });
  }

  /** Writes a file below the home folder: `.aws/config`. */
  write(name: string, text: string, mode = 0o600): string {
    const file = path.join(this.home, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { mode });
    return file;
  }

  restore(): void {
    for (const name of Object.keys(process.env)) if (!(name in this.before)) delete process.env[name];
    Object.assign(process.env, this.before);
    rmSync(this.home, { recursive: true, force: true });
  }
}
