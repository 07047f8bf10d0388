import assert from 'node:assert/strict';
import { findingsText } from '../../../client/src/features/repositories/findings-text';
import { faultOfName } from '../../../client/src/features/repositories/repository-name';
import { countsText } from '../../../client/src/features/repositories/severities';
import { t } from '../words';

describe('the document of a scan', () => {
  it('has the worst findings first, each with its package, its fix and a link', () => {
    const text = findingsText(
      'parcels/web:1.4.2',
      {
        scan: { status: 'COMPLETE', completedAt: new Date('2026-11-20T09:30:00Z'), counts: { LOW: 1, CRITICAL: 1 } },
        findings: [
          { name: 'CVE-2026-2', severity: 'LOW' },
          {
            name: 'CVE-2026-1',
            severity: 'CRITICAL',
            description: 'A *bad* one.',
            link: 'https://example.com/CVE-2026-1',
            package: 'openssl',
            installed: '3.5.0',
            fixedIn: '3.5.1',
            score: 9.8,
          },
        ],
      },
      t,
    );
    assert.equal(
      text,
      [
        '# Scan of parcels/web:1.4.2',
        '- Status: COMPLETE\n- Scanned: 2026-11-20 09:30 UTC\n- Found: 1 critical, 1 low',
        '## CRITICAL',
        '### [CVE-2026-1](https://example.com/CVE-2026-1)',
        'openssl 3.5.0 · fixed in 3.5.1 · CVSS 9.8',
        'A \\*bad\\* one.',
        '## LOW',
        '### CVE-2026-2',
        '',
      ]
        .join('\n\n')
        .replace(/\n\n$/, '\n'),
    );
  });

  it('follows no link but one of the web', () => {
    const finding = { name: 'CVE', severity: 'LOW', link: 'command:workbench.action.reloadWindow' };
    assert.doesNotMatch(findingsText('a', { scan: { counts: {} }, findings: [finding] }, t), /command:/);
  });

  it('says that nothing was found', () => {
    assert.match(findingsText('a', { scan: { status: 'COMPLETE', counts: {} }, findings: [] }, t), /Found: nothing/);
  });

  it('counts the worst first, and nothing of which there is none', () => {
    assert.equal(countsText({ LOW: 2, UNKNOWN_KIND: 1, HIGH: 3, MEDIUM: 0 }), '3 high, 2 low, 1 unknown_kind');
  });
});

describe('the name of a new repository', () => {
  for (const name of ['ab', 'team/web', 'a-b.c_d/e1'])
    it(`may be ${name}`, () => assert.equal(faultOfName(name, t), undefined));
  for (const name of ['a', 'Web', '/web', 'web/', 'a//b', 'a--b', 'a b', 'x'.repeat(257)])
    it(`may not be ${name.slice(0, 20)}`, () => assert.match(faultOfName(name, t) ?? '', /^A name .*\.$/));
});
