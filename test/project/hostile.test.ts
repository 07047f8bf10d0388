import assert from 'node:assert/strict';
import * as shell from 'unbash';
import { claimsOf } from '../../server/src/project';
import { imageName } from '../../server/src/project/image-name';
import { readYaml } from '../../server/src/project/yaml';

// What no person writes: it has to come to an end soon, and to a sentence instead of a crash.

const compose = (text: string) => claimsOf('/app/compose.yaml', text, shell);
const workflow = (text: string) => claimsOf('/app/.github/workflows/x.yml', text, shell);
const script = (run: string) => workflow(JSON.stringify({ jobs: { a: { steps: [{ run }] } } }));

describe('links: hostile texts', () => {
  const texts: Readonly<Record<string, string>> = {
    nothing: '',
    'a scalar': 'x',
    'a list': '- services',
    'brackets without end': '['.repeat(100_000),
    'maps without end': 'a: '.repeat(30_000),
    'an alias to nothing': 'services: *x',
    'an alias of itself': 'services: &x { a: *x }',
    'a map of lists': 'services: { web: [{ build: [] }] }\njobs: { a: { steps: { b: [] } } }',
    'values of other types':
      'services: { web: { build: 1, image: null } }\njobs: { a: [1], b: { steps: [null, 1, [2]] } }',
    'a control character': 'services: \u0000',
    'merges of merges': Array.from({ length: 2_000 }, (_, i) => `k${i}: &a${i} { <<: *a${i - 1}, x${i}: 1 }`)
      .join('\n')
      .replace('<<: *a-1, ', ''),
  };
  for (const [name, text] of Object.entries(texts))
    it(`${name}: nothing is claimed`, () => {
      assert.deepEqual(compose(text)?.claims, []);
      assert.deepEqual(workflow(text)?.claims, []);
    });

  it('a file that is longer than any is not read, which is said', () => {
    const { fault } = compose(`# ${'x'.repeat(200_000)}\n`) ?? {};
    assert.equal(
      fault?.message,
      'This cannot be read as YAML (it is longer than 128 KiB), so no image is linked through this compose file.',
    );
  });

  it('says the line of what is wrong', () => {
    assert.equal(compose('services:\n  web:\n   - a\n  b: [')?.fault?.line, 4);
    assert.equal(readYaml('a: 1').fault, undefined);
  });

  for (const [name, run] of Object.entries({
    'expressions without end': '${{ '.repeat(20_000),
    'an expression of blanks': `\${{${' '.repeat(60_000)}`,
    'variables without end': '${'.repeat(30_000),
    'brackets without end': '$('.repeat(2_000),
    'quotes without end': `docker build -t "${'a'.repeat(50_000)}`,
    'a build without a context': 'docker build -t x -f y',
    'a build from standard input': 'docker build -t x/y - < Dockerfile',
  }))
    it(`a script with ${name}`, () => assert.deepEqual(script(run)?.claims, []));

  it('images without end', () => {
    for (const text of ['${{'.repeat(30_000), '<'.repeat(100_000), '$('.repeat(50_000), '/'.repeat(100_000)])
      assert.equal(imageName(text), undefined);
  });
});
