import assert from 'node:assert/strict';
import { imageFault, parseImageReference, referenceFaults } from '../../server/src/engine/image-reference';

const sha256 = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('image references', () => {
  const cut: [text: string, parts: { registry?: string; repository: string; tag?: string; digest?: string }][] = [
    ['nginx', { repository: 'nginx' }],
    ['nginx:1.27', { repository: 'nginx', tag: '1.27' }],
    ['team/web', { repository: 'team/web' }],
    ['localhost/web', { registry: 'localhost', repository: 'web' }],
    ['localhost:5000', { repository: 'localhost', tag: '5000' }],
    ['registry:5000/team/web:1', { registry: 'registry:5000', repository: 'team/web', tag: '1' }],
    ['registry:5000/web', { registry: 'registry:5000', repository: 'web' }],
    ['[::1]:5000/web:1', { registry: '[::1]:5000', repository: 'web', tag: '1' }],
    [`quay.io/web@${sha256}`, { registry: 'quay.io', repository: 'web', digest: sha256 }],
    [`web:1@${sha256}`, { repository: 'web', tag: '1', digest: sha256 }],
    ['Team/web', { registry: 'Team', repository: 'web' }],
    ['web:', { repository: 'web', tag: '' }],
    ['web@', { repository: 'web', digest: '' }],
    ['', { repository: '' }],
    ['example.com/', { registry: 'example.com', repository: '' }],
  ];
  for (const [text, parts] of cut) {
    it(`cuts "${text}"`, () => {
      const { registry, repository, tag, digest } = parseImageReference(text);
      assert.deepEqual(
        { registry: registry?.text, repository: repository.text, tag: tag?.text, digest: digest?.text },
        { registry: undefined, tag: undefined, digest: undefined, ...parts },
      );
      for (const part of [registry, repository, tag, digest])
        if (part !== undefined) assert.equal(text.slice(part.span.start, part.span.end), part.text);
    });
  }

  const faulty: [text: string, faults: string[]][] = [
    ['team/my__web--2:v1.4_RC', []],
    ['Registry.example.com:5000/web', []],
    [`web@${sha256}`, []],
    ['https://example.com/web', ['scheme https://']],
    ['registry-.example.com/web', ['registry registry-.example.com']],
    ['example.com:port/web', ['registry example.com:port']],
    ['team//web', ['repository team//web']],
    ['/web', ['repository /web']],
    ['web-', ['repository web-']],
    ['my___web', ['repository my___web']],
    ['example.com/', ['repository ']],
    ['Team/Web', ['upper-case Team', 'upper-case Web']],
    ['WEB', ['upper-case WEB']],
    ['web:', ['tag ']],
    [`web:${'t'.repeat(129)}`, [`tag ${'t'.repeat(129)}`]],
    ['web@sha256:0123', ['digest sha256:0123']],
    ['web@', ['digest ']],
    ['web:.1@md5', ['tag .1', 'digest md5']],
  ];
  for (const [text, expected] of faulty) {
    it(expected.length === 0 ? `takes "${text}"` : `finds what is wrong with "${text.slice(0, 40)}"`, () => {
      const faults = referenceFaults(parseImageReference(text));
      assert.deepEqual(
        faults.map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`),
        expected,
      );
    });
  }
});

describe('what Docker takes for an image', () => {
  const hex = '0123456789abcdef'.repeat(4);
  const table: [text: string, fault: ReturnType<typeof imageFault>][] = [
    ['alpine:3.22', undefined],
    ['localhost/app', undefined],
    ['Registry/app', undefined],
    ['a_b.c/app', undefined],
    [`ghcr.io:443/team/app:1@sha256:${hex}`, undefined],
    ['a'.repeat(247), undefined],
    ['', 'empty'],
    [hex, 'identifier'],
    ['Alpine', 'upper-case'],
    ['team/App:1', 'upper-case'],
    ['alpine:', 'format'],
    ['a//b', 'format'],
    ['https://example.com/app', 'format'],
    ['A_b.c/app', 'format'],
    ['app@sha256:12', 'format'],
    [`app@sha256:${hex.slice(1)}`, 'digest'],
    [`app@md5:${hex.slice(32)}`, 'digest'],
    ['a'.repeat(248), 'too-long'],
    ['a/'.repeat(5_000), 'too-long'],
  ];
  for (const [text, fault] of table)
    it(`${text.slice(0, 40) || 'nothing'}: ${fault ?? 'yes'}`, () => assert.equal(imageFault(text), fault));
});
