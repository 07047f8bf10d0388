import assert from 'node:assert/strict';
import {
  type AwsProblem,
  type AwsSession,
  type CallRecord,
  isProblem,
  openSession,
  type SessionOptions,
} from '../../aws/src';
import { TestEnvironment } from './environment';
import { type Sandbox, startSandbox } from './sandbox/server';

/** Credentials that the sandbox takes. The secrets are looked for in all logs. */
export const goodKeys = {
  AWS_ACCESS_KEY_ID: 'AKIASANDBOX000000000',
  AWS_SECRET_ACCESS_KEY: 'environment-SECRET-access-key',
} as const;

/** Every record of every session that a test has opened: the log of the run. */
export const allRecords: CallRecord[] = [];

/** What a suite works with. */
export interface Harness {
  readonly sandbox: Sandbox;
  readonly environment: TestEnvironment;
  /** Opens a session on the sandbox; it is disposed of after the test. */
  open(options?: SessionOptions): Promise<AwsSession>;
}

/** A fresh sandbox and environment for each test of a suite. */
export function useSandbox(variables: Readonly<Record<string, string>> = goodKeys): Harness {
  const state: { sandbox?: Sandbox; environment?: TestEnvironment } = {};
  const sessions: AwsSession[] = [];
  beforeEach(async () => {
    state.environment = new TestEnvironment(variables);
    state.sandbox = await startSandbox();
  });
  afterEach(async () => {
    for (const session of sessions.splice(0)) session.dispose();
    await state.sandbox?.close();
    state.environment?.restore();
  });
  return {
    get sandbox() {
      return present(state.sandbox);
    },
    get environment() {
      return present(state.environment);
    },
    async open(options = {}) {
      const { address } = present(state.sandbox);
      const session = await openSession({
        endpoint: address,
        region: 'eu-west-1',
        log: (record) => allRecords.push(record),
        ...options,
      });
      sessions.push(session);
      return session;
    },
  };
}

function present<Value>(value: Value | undefined): Value {
  assert.ok(value !== undefined, 'only while a test runs');
  return value;
}

/** The problem that a call ends with. */
export async function problemOf(work: Promise<unknown>): Promise<AwsProblem> {
  try {
    await work;
  } catch (error) {
    assert.ok(isProblem(error), `a problem, not ${error}`);
    return error;
  }
  assert.fail('it went well');
}
