import assert from 'node:assert/strict';
import { imageChoices, sameBuild, shownName } from '../../../client/src/features/push-to-ecr/deployed';
import { faultsOf } from '../../../client/src/features/push-to-ecr/plan';
import { shellCommands } from '../../../client/src/features/push-to-ecr/shell-commands';
import {
  type Answers,
  type Facts,
  firstAnswers,
  openQuestions,
  type Purpose,
  possibleQuestions,
  type Question,
  remembered,
  tagsOf,
} from '../../../client/src/features/push-to-ecr/wizard/answers';
import { PushMemory } from '../../../client/src/features/push-to-ecr/wizard/memory';
import {
  answerOf,
  repositoryAnswer,
  suggestedName,
} from '../../../client/src/features/push-to-ecr/wizard/repository-answer';
import { reviewDocument, reviewLines } from '../../../client/src/features/push-to-ecr/wizard/review';
import { asTag, isTag, nextVersion, tagProposals } from '../../../client/src/features/push-to-ecr/wizard/tags';
import { toPlan } from '../../../client/src/features/push-to-ecr/wizard/to-plan';
import { type Asker, walk } from '../../../client/src/infrastructure/questions/walk';
import type { BuildInputs, LinkInfo } from '../../../server/src/wiring/link-messages';
import { t } from '../words';

const registry = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const repository = { registry, name: 'parcels/web', region: 'eu-west-1', account: '111122223333' };
const now = new Date('2026-11-21T14:05:12.345Z');
const nothing: BuildInputs = { stages: [{ label: 'stage 0', line: 0 }], args: [], secrets: [] };

const link = (more: Partial<LinkInfo> & { name?: string; image?: string; platform?: string } = {}): LinkInfo => {
  const { name = 'web', image = `${registry}/parcels/web:1.4.2`, platform, ...rest } = more;
  return {
    dockerfile: 'file:///app/web/Dockerfile',
    stage: 'app',
    taskDefinition: 'file:///app/task-definition.json',
    container: { index: 0, name, image, platform },
    isAmbiguous: false,
    strength: 'stated',
    evidence: [],
    ...rest,
  };
};

const facts = (more: Partial<Facts> = {}): Facts => ({
  purpose: 'build-and-push',
  dockerfile: '/app/web/Dockerfile',
  inputs: nothing,
  links: [],
  proposals: tagProposals({ describe: 'v1.2.0-3-gabc1234' }, [], now),
  contexts: ['/app/web', '/app'],
  canAttest: true,
  ...more,
});

describe('tags to choose from', () => {
  it('come from git, the version that runs, and the clock', () => {
    const git = { describe: 'v1.2.0-3-gabc1234', branch: 'feature/new login', commit: 'abc1234', lastTag: 'v1.2.0' };
    assert.deepEqual(tagProposals(git, ['1.4.2'], now), [
      { kind: 'describe', tag: 'v1.2.0-3-gabc1234' },
      { kind: 'semver', tag: '1.4.3' },
      { kind: 'branch', tag: 'feature-new-login' },
      { kind: 'commit', tag: 'abc1234' },
      { kind: 'timestamp', tag: '20261121-140512' },
      { kind: 'latest', tag: 'latest' },
    ]);
  });

  it('are each there once, and without git still some', () => {
    const kinds = (git: Parameters<typeof tagProposals>[0]) => tagProposals(git, ['main'], now).map(({ kind }) => kind);
    assert.deepEqual(kinds({}), ['timestamp', 'latest']);
    assert.deepEqual(kinds({ describe: 'abc1234', commit: 'abc1234' }), ['describe', 'timestamp', 'latest']);
  });

  const versions: readonly (readonly [string | undefined, string | undefined])[] = [
    ['1.4.2', '1.4.3'],
    ['v0.9.9', '0.9.10'],
    ['2.0.0-rc.1', '2.0.0'],
    ['1.4', undefined],
    ['latest', undefined],
    [undefined, undefined],
  ];
  for (const [version, next] of versions)
    it(`${version} is followed by ${next}`, () => assert.equal(nextVersion(version), next));

  it('hold what registries take, and nothing else', () => {
    assert.equal(asTag('--Ümläut / 1.0'), 'ml-ut-1.0');
    assert.equal(asTag('x'.repeat(200)).length, 128);
    for (const tag of ['', '.a', '-a', 'a b', 'a:b', 'x'.repeat(129)]) assert.ok(!isTag(tag), tag);
    for (const tag of ['1.4.2', '_a', 'A-b.c']) assert.ok(isTag(tag), tag);
  });
});

describe('what the wizard asks', () => {
  const inputs: BuildInputs = {
    stages: [
      { name: 'build', label: 'build', line: 0 },
      { name: 'app', label: 'app', line: 1 },
    ],
    args: [{ name: 'BASE', default: 'busybox' }, { name: 'MODE' }, { name: 'TARGETARCH' }, { name: 'HTTP_PROXY' }],
    secrets: [
      { id: 'npm', isRequired: true },
      { id: 'token', env: 'TOKEN', isRequired: false },
    ],
  };
  const open = (given: Facts, before?: Partial<Answers>) =>
    openQuestions(given, firstAnswers(given, before), before !== undefined);

  const table: readonly (readonly [what: string, purpose: Purpose, more: Partial<Facts>, asked: string])[] = [
    ['of a plain Dockerfile', 'build-and-push', {}, 'platform repository tags'],
    ['of everything that nobody knows', 'build-and-push', { inputs }, 'stage args secrets platform repository tags'],
    [
      'not the stage and platform that a task definition runs',
      'build-and-push',
      { inputs: { ...inputs, args: [], secrets: [] }, links: [link({ platform: 'linux/arm64' })] },
      'repository tags',
    ],
    [
      'the stage, where two run',
      'build-and-push',
      {
        inputs: { ...inputs, args: [], secrets: [] },
        links: [link({ platform: 'linux/amd64' }), link({ target: 'build', platform: 'linux/amd64' })],
      },
      'stage repository tags',
    ],
    ['a build that stays here', 'build', {}, 'name tags'],
    [
      'an image that is there',
      'push',
      { dockerfile: undefined, inputs: { stages: [], args: [], secrets: [] } },
      'image repository tags',
    ],
  ];
  for (const [what, purpose, more, asked] of table)
    it(what, () => assert.equal(open(facts({ purpose, ...more })).join(' '), asked));

  it('nothing about a stage that a code lens has named', () => {
    const plain = { ...inputs, args: [], secrets: [] };
    const links = [link({ platform: 'linux/arm64' }), link({ target: 'build', platform: 'linux/amd64' })];
    const last = facts({ inputs: plain, links, target: null });
    assert.deepEqual(open(last), ['repository', 'tags']);
    assert.deepEqual(firstAnswers(last, { target: 'build' }).target, undefined);
    assert.deepEqual(firstAnswers(last).platforms, ['linux/arm64']);
    const other = firstAnswers(facts({ inputs: plain, links, target: 'build' }));
    assert.deepEqual([other.target, other.platforms], ['build', ['linux/amd64']]);
  });

  it('nothing that it was told before', () => {
    const given = facts({ inputs });
    const before = {
      repository,
      target: 'build',
      buildArgs: { MODE: 'fast' },
      secrets: [{ id: 'npm', from: 'env', value: 'NPM_TOKEN' }] as const,
      tagKinds: ['describe'] as const,
    };
    assert.deepEqual(open(given, before), []);
    const answers = firstAnswers(given, before);
    assert.equal(answers.target, 'build');
    assert.deepEqual(tagsOf(given, answers), ['v1.2.0-3-gabc1234']);
  });

  it('again for what is gone, and forgets it', () => {
    const before = {
      repository,
      target: 'gone',
      buildArgs: { OLD: '1' },
      secrets: [{ id: 'old', from: 'env', value: 'X' }] as const,
    };
    const answers = firstAnswers(facts({ inputs }), { ...before, tagKinds: ['branch'] });
    assert.equal(answers.target, undefined);
    assert.deepEqual(answers.buildArgs, {});
    assert.deepEqual(answers.secrets, [{ id: 'token', from: 'env', value: 'TOKEN' }]);
    assert.deepEqual(open(facts({ inputs }), { ...before, tagKinds: ['branch'] }), ['args', 'secrets', 'tags']);
  });

  it('of attestations only where they can be made and pushed', () => {
    const asks = (more: Partial<Facts>) => possibleQuestions(facts(more)).includes('provenance');
    assert.deepEqual([asks({}), asks({ canAttest: false }), asks({ purpose: 'build' })], [true, false, false]);
  });
});

describe('the way through the wizard', () => {
  const first = firstAnswers(facts());
  /** Plays back what a person does; `log` is what they were asked. */
  const person = (...moves: readonly unknown[]): { asker: Asker<Question, Answers>; log: string[] } => {
    const log: string[] = [];
    const next = async (asked: string): Promise<never> => {
      log.push(asked);
      return moves[log.length - 1] as never;
    };
    return {
      log,
      asker: {
        ask: (question, _answers, place) =>
          next(place === undefined ? question : `${question} ${place.step}/${place.total}`),
        review: (answers, total) => next(`review ${total} ${answers.freeTags.join()}`),
      },
    };
  };

  it('leads through the questions to the review', async () => {
    const { asker, log } = person({ repository }, { freeTags: ['a'] }, 'run');
    const answers = await walk(() => ['repository', 'tags'], first, asker);
    assert.deepEqual(log, ['repository 1/3', 'tags 2/3', 'review 3 a']);
    assert.deepEqual(answers, { ...first, repository, freeTags: ['a'] });
  });

  it('leads back, also from the review', async () => {
    const { asker, log } = person(
      { repository },
      'back',
      { repository },
      { freeTags: ['a'] },
      'back',
      { freeTags: ['b'] },
      'run',
    );
    assert.deepEqual((await walk(() => ['repository', 'tags'], first, asker))?.freeTags, ['b']);
    assert.deepEqual(log.slice(1, 3), ['tags 2/3', 'repository 1/3']);
    assert.deepEqual(log.slice(4), ['review 3 a', 'tags 2/3', 'review 3 b']);
  });

  it('asks again what is picked in the review', async () => {
    const { asker, log } = person({ again: 'tags' }, 'back', { again: 'tags' }, { freeTags: ['c'] }, 'run');
    assert.deepEqual((await walk(() => [], first, asker))?.freeTags, ['c']);
    assert.deepEqual(log, ['review 1 ', 'tags', 'review 1 ', 'tags', 'review 1 c']);
  });

  it('asks what an answer has opened', async () => {
    const { asker, log } = person({ repository }, { freeTags: ['a'] }, 'back', 'back', { repository }, {}, 'run');
    const open = (now: Answers): Question[] => (now.repository === undefined ? ['repository'] : ['repository', 'tags']);
    await walk(open, first, asker);
    assert.deepEqual(log.slice(0, 3), ['repository 1/2', 'tags 2/3', 'review 3 a']);
    assert.deepEqual(log.slice(3, 5), ['tags 2/3', 'repository 1/3']);
  });

  it('ends where a person gives up, or goes back from the first question', async () => {
    for (const moves of [[undefined], ['back'], [{}, undefined], [{}, { again: 'tags' }, undefined]])
      assert.equal(await walk(() => ['tags'], first, person(...moves).asker), undefined);
  });
});

describe('the plan that comes out', () => {
  const engine = { name: 'docker', builder: 'buildx' } as const;
  const inputs: BuildInputs = {
    ...nothing,
    args: [{ name: 'MODE' }],
    secrets: [
      { id: 'npm-token', isRequired: true },
      { id: 'file', isRequired: true },
    ],
  };
  const given = facts({ inputs });
  const answers: Answers = {
    ...firstAnswers(given),
    repository,
    buildArgs: { MODE: 'fast' },
    secrets: [
      { id: 'npm-token', from: 'typed' },
      { id: 'file', from: 'file', value: '/home/me/secret' },
    ],
    platforms: ['linux/arm64'],
    tagKinds: ['describe'],
    freeTags: ['stable'],
  };
  const typed = new Map([['npm-token', 'hunter2']]);
  const made = toPlan(given, answers, { engine, profile: 'live', typed });

  it('is sound, and says everything that was answered', () => {
    assert.deepEqual(faultsOf(made.plan), []);
    assert.deepEqual(made.plan, {
      engine,
      source: {
        dockerfile: '/app/web/Dockerfile',
        context: '/app/web',
        target: undefined,
        buildArgs: { MODE: 'fast' },
        secrets: [
          { id: 'npm-token', env: 'SECRET_NPM_TOKEN' },
          { id: 'file', file: '/home/me/secret' },
        ],
        platforms: ['linux/arm64'],
        provenance: false,
      },
      target: { registry, repository: 'parcels/web', region: 'eu-west-1', account: '111122223333', profile: 'live' },
      tags: ['v1.2.0-3-gabc1234', 'stable'],
    });
  });

  it('holds no secret: that is in the environment of the build alone', () => {
    assert.deepEqual(made.environment, { SECRET_NPM_TOKEN: 'hunter2' });
    const lines = reviewLines(given, answers, { folder: '/app' }, t);
    const commands = { posix: shellCommands(made.plan, 'posix'), powershell: shellCommands(made.plan, 'powershell') };
    const shown = JSON.stringify([made.plan, lines, reviewDocument('x', lines, commands, t), remembered(answers)]);
    assert.ok(!shown.includes('hunter2'));
  });

  it('is reviewed line by line', () => {
    const lines = reviewLines(given, answers, { folder: '/app' }, t);
    assert.deepEqual(
      lines.map(({ name, value }) => `${name}: ${value}`),
      [
        'Context: web',
        'Build arguments: MODE=fast',
        'Secrets: npm-token: typed, kept for this build alone, file: /home/me/secret',
        'Platform: linux/arm64',
        'Repository: parcels/web (111122223333, eu-west-1)',
        'Tags: v1.2.0-3-gabc1234, stable',
        'Provenance: not attested',
      ],
    );
  });

  it('is remembered without secrets, also those in build arguments', async () => {
    const kept = new Map<string, unknown>();
    const store = {
      get: <Value>(key: string) => kept.get(key) as Value | undefined,
      update: async (key: string, value: unknown) => void kept.set(key, value),
    };
    const memory = new PushMemory(store);
    const with_ = { ...answers, buildArgs: { MODE: 'fast', NPM_TOKEN: 'hunter2', API_KEY: 'hunter2' } };
    await memory.keep({ purpose: 'build-and-push', dockerfile: '/app/web/Dockerfile' }, with_);
    assert.ok(!JSON.stringify([...kept]).includes('hunter2'));
    assert.deepEqual(memory.answersFor('/app/web/Dockerfile')?.repository, repository);
    assert.deepEqual(memory.answersFor('/app/api/Dockerfile'), undefined);
    assert.deepEqual(memory.last, { purpose: 'build-and-push', dockerfile: '/app/web/Dockerfile' });
    await memory.pushed({ dockerfile: 'file:///a', image: 'r/web' });
    await memory.pushed({ dockerfile: 'file:///b', image: 'r/web' });
    await memory.chosen({
      dockerfile: 'file:///c',
      image: '',
      chosenFor: { taskDefinition: 'file:///t', container: 'x' },
    });
    assert.deepEqual(
      memory.pushes.map(({ dockerfile }) => dockerfile),
      ['file:///b', 'file:///c'],
    );
  });
});

describe('a repository to push to', () => {
  it('can be typed by its URI, by who may push and not list', () => {
    assert.deepEqual(answerOf(`${registry}/parcels/web`), repository);
    for (const text of [
      '',
      'parcels/web',
      'nginx',
      'ghcr.io/parcels/web',
      `${registry}/parcels/web:1`,
      `${registry}/`,
      `1.dkr.ecr.eu-west-1.amazonaws.com/a`,
      `${registry}/--x`,
    ])
      assert.equal(answerOf(text), undefined, text);
  });

  it('is known by its URI and ARN', () => {
    const arn = 'arn:aws:ecr:eu-west-1:111122223333:repository/parcels/web';
    const found = { name: 'parcels/web', uri: `${registry}/parcels/web`, arn, registry: '' };
    assert.deepEqual(repositoryAnswer(found), repository);
  });

  it('is called, where it is new, like the image of the task definition', () => {
    assert.equal(suggestedName(facts({ links: [link({ image: '<IMAGE1_NAME>' }), link()] })), 'parcels/web');
    assert.equal(suggestedName(facts()), undefined);
  });
});

describe('after a push', () => {
  const references = [`${registry}/parcels/web:1.4.3`, `${registry}/parcels/web:stable`];
  const digest = `sha256:${'a'.repeat(64)}`;

  it('an image can be put in by a tag or by its digest, first as it is written now', () => {
    const byDigest = { form: 'digest', image: `${registry}/parcels/web@${digest}` };
    const byTag = references.map((image) => ({ form: 'tag', image }));
    assert.deepEqual(imageChoices({ references, digest }, [link()]), [...byTag, byDigest]);
    const pinned = link({ image: `${registry}/parcels/web@sha256:${'b'.repeat(64)}` });
    assert.deepEqual(imageChoices({ references, digest }, [pinned]), [byDigest, ...byTag]);
    assert.deepEqual(imageChoices({ references }, [link()]), byTag);
  });

  it('only containers that run the stage are meant', () => {
    const links = [link({ name: 'a' }), link({ name: 'b', target: 'build' })];
    assert.deepEqual(
      sameBuild(links, undefined).map(({ container }) => container.name),
      ['a'],
    );
    assert.deepEqual(
      sameBuild(links, 'build').map(({ container }) => container.name),
      ['b'],
    );
  });

  it('stages are called by their file', () => {
    assert.equal(shownName(link()), 'web/Dockerfile');
    assert.equal(shownName(link({ target: 'build', stage: 'build' })), 'web/Dockerfile, stage build');
  });
});
