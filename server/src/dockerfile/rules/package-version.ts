import { pinning } from '../packages/pin';
import type { DockerfileRule } from '../rule';
import { apk, aptGet, dnf, gem, go, npm, pip, yum, zypper } from '../tables/package-managers';

const distribution =
  'Without a version each build installs what the distribution has that day, so two builds of one file can differ. Distributions remove old ' +
  'versions, though: a build with exact versions stops working after some months unless somebody keeps them up. Fixing the base image by its digest ' +
  'is often the better half of the same aim, so this rule is not among the recommended ones.';
const registry =
  'Without a version each build installs the newest release, so two builds of one file can differ, and a release that breaks something breaks the ' +
  'build or the image. The registry keeps old versions: write the one that was tested, or install from a lock file.';

/** Packages without a version, by package manager. */
export const rules: readonly DockerfileRule[] = [
  pinning('all', {
    id: 'apt-get-version',
    manager: { ...aptGet, programs: ['apt-get'] },
    summary: '`apt-get` installs a package without a version.',
    why: distribution,
    aliases: ['DL3008'],
    evidence: [{ source: 'apt-get(8)', reference: 'install: package=version' }],
    examples: {
      bad: [
        { code: 'FROM debian\nRUN apt-get update && apt-get install -y «git» make\n', message: '"git" and 1 more' },
      ],
      good: [{ code: 'FROM debian\nRUN apt-get install -y git=1:2.39.* make/bookworm ./local.deb $OTHERS\n' }],
    },
  }),
  pinning('all', {
    id: 'apk-version',
    manager: apk,
    summary: '`apk` adds a package without a version.',
    why: distribution,
    aliases: ['DL3018'],
    evidence: [{ source: 'apk-world(5)', reference: 'name=version, name~version' }],
    examples: {
      bad: [{ code: 'FROM alpine\nRUN apk add --no-cache --virtual .build «git»\n' }],
      good: [{ code: 'FROM alpine\nRUN apk add --no-cache git=2.45.2-r0 "make>4" curl~8 ./local.apk\n' }],
    },
  }),
  pinning('all', {
    id: 'yum-version',
    manager: yum,
    summary: '`yum` installs a package without a version.',
    why: distribution,
    aliases: ['DL3033'],
    evidence: [{ source: 'yum(8)', reference: 'Specifying package names: name-ver' }],
    examples: {
      bad: [{ code: 'FROM centos:7\nRUN yum install -y «git» && yum clean all\n' }],
      good: [{ code: 'FROM centos:7\nRUN yum install -y git-1.8.3 https://example.com/a.rpm && yum clean all\n' }],
    },
  }),
  pinning('all', {
    id: 'dnf-version',
    manager: dnf,
    summary: '`dnf` installs a package without a version.',
    why: distribution,
    aliases: ['DL3041'],
    evidence: [{ source: 'dnf(8)', reference: 'Specifying packages: name-version' }],
    examples: {
      bad: [{ code: 'FROM fedora\nRUN dnf install -y «git» && dnf clean all\n' }],
      good: [{ code: 'FROM fedora\nRUN microdnf install -y git-2.45.2 @development-tools && microdnf clean all\n' }],
    },
  }),
  pinning('all', {
    id: 'zypper-version',
    manager: zypper,
    summary: '`zypper` installs a package without a version.',
    why: distribution,
    aliases: ['DL3037'],
    evidence: [{ source: 'zypper(8)', reference: 'Package versions: name=version' }],
    examples: {
      bad: [{ code: 'FROM opensuse/leap\nRUN zypper -n install «git» && zypper clean\n' }],
      good: [{ code: 'FROM opensuse/leap\nRUN zypper -n install git=2.43.0 pattern:devel_basis && zypper clean\n' }],
    },
  }),
  pinning('recommended', {
    id: 'pip-version',
    manager: pip,
    summary: '`pip` installs a package without a version.',
    why: `${registry} Constraints count as versions, and so do files of requirements.`,
    aliases: ['DL3013'],
    evidence: [{ source: 'pip documentation', reference: 'Repeatable installs' }],
    examples: {
      bad: [{ code: 'FROM python\nRUN pip install --no-cache-dir «flask» gunicorn==22.0.0\n' }],
      good: [
        {
          code: 'FROM python\nRUN pip install --no-cache-dir flask==3.0.3 "requests>=2,<3" ./local git+https://example.com/a.git\n',
        },
        {
          code: 'FROM python\nRUN pip install --no-cache-dir -r requirements.txt && pip install --no-cache-dir -c constraints.txt flask\n',
        },
        { code: 'FROM python\nRUN python -m pip install --no-cache-dir --upgrade pip setuptools\n' },
      ],
    },
  }),
  pinning('recommended', {
    id: 'npm-version',
    manager: npm,
    summary: '`npm` installs a package without a version.',
    why: registry,
    aliases: ['DL3016'],
    evidence: [{ source: 'npm documentation', reference: 'npm install <name>@<version>' }],
    examples: {
      bad: [
        { code: 'FROM node\nRUN npm install -g «typescript» @types/node@24.0.0\n' },
        { code: 'FROM node\nRUN npm i -g «@angular/cli»\n' },
      ],
      good: [
        {
          code: 'FROM node\nRUN npm install && npm install -g typescript@5.5.4 @angular/cli@18 ./local.tgz user/repository\n',
        },
      ],
    },
  }),
  pinning('recommended', {
    id: 'gem-version',
    manager: gem,
    summary: '`gem` installs a package without a version.',
    why: registry,
    aliases: ['DL3028'],
    evidence: [{ source: 'RubyGems documentation', reference: 'gem install NAME:VERSION' }],
    examples: {
      bad: [{ code: 'FROM ruby\nRUN gem install «rake»\n' }],
      good: [
        { code: 'FROM ruby\nRUN gem install rake:13.2.1 && gem install rails -v 7.1.3 && gem install ./local.gem\n' },
      ],
    },
  }),
  pinning('recommended', {
    id: 'go-version',
    manager: go,
    summary: '`go` installs the latest version of a program.',
    why: `${registry} Without an \`@\` the version comes from go.mod, which is as good.`,
    aliases: ['DL3062'],
    evidence: [{ source: 'Go documentation', reference: 'go help install' }],
    examples: {
      bad: [{ code: 'FROM golang\nRUN go install «golang.org/x/tools/cmd/stringer@latest»\n' }],
      good: [{ code: 'FROM golang\nRUN go install golang.org/x/tools/cmd/stringer@v0.24.0 && go install ./...\n' }],
    },
  }),
];
