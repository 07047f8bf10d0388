import type { AwsProblem, AwsRegion, AwsSession } from '../../../../aws/src';
import type { RegisterOptions } from './options';

/** A revision, as the newest one of its family or as the one that was registered. */
export interface CloudRevision {
  readonly arn: string;
  readonly revision: number;
  /** JSON: what would register it again. */
  readonly text: string;
}

/** What a pipeline can do about a problem, besides what the sentence says. */
const hints: Readonly<Record<string, string>> = {
  'no-credentials': 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile with --profile.',
  mfa: 'It is not asked for here; "aws configure export-credentials --format env" asks, and prints credentials for the environment.',
  'no-region': 'Write --region, or set AWS_REGION.',
};

/** Amazon ECS, as far as registering needs it. The SDK is loaded when it is first asked. */
export class Cloud {
  readonly #options: RegisterOptions;
  #session: AwsSession | undefined;

  constructor(options: RegisterOptions) {
    this.#options = options;
  }

  /** The newest active revision of a family; `undefined` if there is none. Throws an `AwsProblem`. */
  async newest(family: string): Promise<CloudRevision | undefined> {
    const [room, region] = await this.#open();
    try {
      return toRevision(await room.ecs.describeTaskDefinition(region, family));
    } catch (error) {
      if (isProblem(error) && /^Unable to describe task definition/.test(error.says ?? '')) return undefined;
      throw error;
    }
  }

  /** Registers a document. Throws an `AwsProblem`. */
  async register(text: string): Promise<CloudRevision> {
    const [room, region] = await this.#open();
    return toRevision(await room.ecs.registerTaskDefinition(region, JSON.parse(text)));
  }

  close(): void {
    this.#session?.dispose();
  }

  async #open(): Promise<readonly [typeof import('../../../../aws/src'), AwsRegion]> {
    const room = await import('../../../../aws/src');
    const { region, profile, endpoint } = this.#options;
    this.#session ??= await room.openSession({ region, profile, endpoint });
    return [room, this.#session.region()];
  }
}

function toRevision(revision: { readonly arn: string; readonly revision: number; readonly document: unknown }) {
  return { arn: revision.arn, revision: revision.revision, text: JSON.stringify(revision.document) };
}

/** By its name: the room is a bundle of its own. */
export function isProblem(error: unknown): error is AwsProblem {
  return error instanceof Error && error.name === 'AwsProblem';
}

/** A problem as one line that says what to do. */
export function problemLine({ kind, message, command }: AwsProblem): string {
  const more = command === undefined ? hints[kind] : `In a terminal: ${command}`;
  return [message, ...(more === undefined ? [] : [more])].join(' ').replace(/\s*\n\s*/g, ' ');
}
