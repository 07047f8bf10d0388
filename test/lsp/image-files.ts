import assert from 'node:assert/strict';
import { type Sandbox, startSandbox } from '../aws/sandbox/server';
import { Client, type Start } from './client';
import { uriOf } from './documents';

/** Where the images of the sandbox are. */
export const host = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
export const web = `${host}/parcels/web`;

/** A whole definition, so that it is ours while the image is written. */
export const definition = (image: string) =>
  `{"family":"web","containerDefinitions":[{"name":"web","essential":true,"image":"${image}"}]}`;

/** Both kinds of files with an image in them. */
export const files: readonly (readonly [name: string, text: (image: string) => string])[] = [
  ['Dockerfile', (image) => `FROM ${image}\n`],
  ['task-definition.json', definition],
];

/** No credentials, wherever the SDK looks. */
export const nothing = {
  AWS_CONFIG_FILE: '/nowhere/config',
  AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** Asks again, as an editor does while a list is incomplete, until something is found. */
export async function eventually<Found>(ask: () => Promise<Found | undefined | false>): Promise<Found> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = await ask();
    if (found !== undefined && found !== false) return found;
  }
  throw new Error('It does not come.');
}

const secret = 'environment-SECRET-access-key';

/** An editor without an AWS session: the server looks into the sandbox itself. */
export class EditorWithSandbox {
  private constructor(
    readonly client: Client,
    readonly sandbox: Sandbox,
  ) {}

  static async start(options: Start = {}): Promise<EditorWithSandbox> {
    const sandbox = await startSandbox();
    const env = {
      ...nothing,
      AWS_ENDPOINT_URL: sandbox.address,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: secret,
    };
    const initializationOptions = { timings: true };
    return new EditorWithSandbox(await Client.start({ initializationOptions, ...options, env }), sandbox);
  }

  /** Ends both. What the server has said and logged must not hold the secret. */
  async stop(): Promise<void> {
    await this.client.stop();
    await this.sandbox.close();
    const { logged, messages } = this.client;
    assert.doesNotMatch([...logged, ...messages].join('\n'), /SECRET/);
  }

  /** Opens a text with the cursor where the `|` is. */
  async open(name: string, marked: string): Promise<{ readonly uri: string; readonly offset: number }> {
    const uri = uriOf(name);
    await this.client.open(uri, marked.replace('|', ''));
    return { uri, offset: marked.indexOf('|') };
  }

  /** The digest of an image in the sandbox. */
  digestOf(reference: string): string {
    const image = this.sandbox.world.in('eu-west-1').ecr.resolve(reference);
    if (image === null || image === undefined) throw new Error(`There is no ${reference}`);
    return image.digest;
  }

  /** What has been asked of AWS. */
  get operations(): string[] {
    return this.sandbox.calls.map(({ operation }) => operation);
  }
}
