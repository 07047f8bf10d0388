import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { AwsProblem, collect, ecr, ecs } from '../../aws/src';
import { problemFromError } from '../../aws/src/problem/from-error';
import { allRecords, goodKeys, problemOf, useSandbox } from './harness';
import { ecrPassword } from './sandbox/ecr/operations';
import { execToken } from './sandbox/ecs/exec-and-stop';
import { assumedSecret, assumedToken } from './sandbox/sts';

/** Everything secret that the sandbox hands out or takes has this word in it. */
const seeded = /SECRET/;

describe('the words of a service', () => {
  it('tell a terminal nothing to do', () => {
    const error = Object.assign(new Error('Bad\u001b[31m name\u0007\u009b2J'), { name: 'ClientException' });
    const { message } = problemFromError(Object.assign(error, { $metadata: { httpStatusCode: 400 } }), {});
    assert.match(message, /Bad \[31m name/);
    assert.doesNotMatch(message, /\p{Cc}/u);
  });
});

describe('secrets', () => {
  const harness = useSandbox();

  it('are marked, each of them', () => {
    for (const secret of [goodKeys.AWS_SECRET_ACCESS_KEY, ecrPassword, execToken, assumedSecret, assumedToken])
      assert.match(secret, seeded);
  });

  it('are in no log, message or printed object, whatever is done', async () => {
    const printed: string[] = [];
    const log = console.log;
    const streams = [process.stdout, process.stderr] as const;
    const writes = streams.map(({ write }) => write);
    for (const stream of streams)
      stream.write = ((text: string) => {
        printed.push(String(text));
        return true;
      }) as typeof stream.write;
    try {
      const session = await harness.open({ log: (record) => allRecords.push(record) && console.log(inspect(record)) });
      const region = session.region();
      const environment = [{ name: 'PASSWORD', value: 'task-SECRET-password' }];
      const container = { name: 'app', image: 'busybox:1.37', memory: 64, environment };
      await ecs.registerTaskDefinition(region, { family: 'secret', containerDefinitions: [container] });
      await ecs.describeTaskDefinition(region, 'secret');
      const login = await ecr.getLogin(region);
      const [task] = await collect(ecs.listTasks(region, { cluster: 'parcels', service: 'worker' }));
      const what = { cluster: 'parcels', task: task?.arn ?? '', container: 'worker', command: '/bin/sh' };
      const exec = await ecs.executeCommand(region, what);
      await ecr.imagePlatforms(region, { repository: 'parcels/web' }, { tag: '1.4.1' });
      console.log(inspect([login, exec, session, region], { depth: 20, showHidden: true }));
      for (const kind of ['malformed', 'denied', 'cut', 'server-error'] as const) {
        harness.sandbox.faults.add({ kind, times: 9 });
        const problem = await problemOf(ecr.getLogin(region));
        console.log(inspect(problem, { depth: 20, showHidden: true }), problem.stack);
        harness.sandbox.faults.clear();
      }
    } finally {
      for (const [index, stream] of streams.entries()) stream.write = writes[index] ?? stream.write;
      console.log = log;
    }
    assert.ok(printed.length > 10, `${printed.length} lines`);
    assert.doesNotMatch(printed.join('\n'), seeded);
  });

  it('are taken out of the words of a service', () => {
    const words = [
      'The key AKIAIOSFODNN7EXAMPLE is unknown',
      'token=abcdefgh is bad',
      `got ${'aB3'.repeat(20)} instead`,
      'Signature=0123456789abcdef does not match',
    ];
    for (const message of words) {
      const error = { name: 'ClientException', message, $metadata: { httpStatusCode: 400 } };
      const problem = problemFromError(error, { operation: 'DescribeTasks' });
      assert.ok(problem instanceof AwsProblem);
      assert.match(problem.message, /…/);
      assert.doesNotMatch(problem.message, /AKIAIOS|abcdefgh|aB3aB3|0123456789abcdef/);
    }
  });

  it('are not seen in names, ARNs and digests', () => {
    const names = [
      'arn:aws:ecs:eu-west-1:111122223333:task-definition/aVeryLongNameOfAFamilyThatSomebodyOnceThoughtOf2:1',
      'sha256:6c3c624b58dbbcd3c0dd82b4c53f04194d1247c6eebdaab7c610cf7d66709b3b',
      '111122223333.dkr.ecr.eu-west-1.amazonaws.com/parcels/web:1.4.2',
    ];
    for (const name of names) {
      const error = { name: 'ClientException', message: `${name} is not there`, $metadata: { httpStatusCode: 400 } };
      assert.equal(problemFromError(error, {}).says, `${name} is not there`);
    }
  });
});

/** The last word: what all the suites before have logged. */
describe('the log of the run', () => {
  it('has no secret in it', () => {
    assert.doesNotMatch(JSON.stringify(allRecords), seeded);
    for (const record of allRecords)
      for (const key of Object.keys(record))
        assert.ok(
          ['service', 'operation', 'region', 'status', 'error', 'requestId', 'milliseconds'].includes(key),
          key,
        );
  });
});
