import { confirming } from '../packages/confirm';
import type { DockerfileRule } from '../rule';
import { aptGet, dnf, yum, zypper } from '../tables/package-managers';

const why =
  'Nobody sits at the terminal of a build. A package manager that asks gets no answer and stops, often only once a package needs another one. ' +
  'The option answers yes beforehand.';

/** Package managers that ask during a build. */
export const rules: readonly DockerfileRule[] = [
  confirming({
    id: 'apt-get-yes',
    manager: aptGet,
    summary: '`apt-get` asks before it installs, and a build cannot answer.',
    why,
    aliases: ['DL3014'],
    evidence: [{ source: 'apt-get(8)', says: 'Do you want to continue? [Y/n] Abort.' }],
    examples: {
      bad: [
        {
          code: 'FROM debian\nRUN apt-get update && apt-get «install» git && rm -rf /var/lib/apt/lists/*\n',
          fixed: 'FROM debian\nRUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*\n',
        },
        { code: 'FROM debian\nRUN apt-get «purge» git\n', fixed: 'FROM debian\nRUN apt-get purge -y git\n' },
      ],
      good: [
        { code: 'FROM debian\nRUN apt-get install -qy git && apt-get -qq install make && apt-get install --yes gcc\n' },
        { code: 'FROM debian\nRUN yes | apt-get install git && apt-get $OPTIONS install make\n' },
        {
          code: 'FROM debian\nRUN echo \'APT::Get::Assume-Yes "true";\' > /etc/apt/apt.conf.d/90yes\nRUN apt-get install git\n',
        },
      ],
    },
  }),
  confirming({
    id: 'yum-yes',
    manager: yum,
    summary: '`yum` asks before it installs, and a build cannot answer.',
    why,
    aliases: ['DL3030'],
    evidence: [{ source: 'yum(8)', says: 'Is this ok [y/d/N]: Exiting on user command' }],
    examples: {
      bad: [
        {
          code: 'FROM centos:7\nRUN yum «install» git && yum clean all\n',
          fixed: 'FROM centos:7\nRUN yum install -y git && yum clean all\n',
        },
      ],
      good: [{ code: 'FROM centos:7\nRUN yum -y install git && yum update -y && yum clean all\n' }],
    },
  }),
  confirming({
    id: 'dnf-yes',
    manager: { ...dnf, programs: dnf.programs.filter((name) => name !== 'microdnf') },
    summary: '`dnf` asks before it installs, and a build cannot answer.',
    why: `${why} microdnf never asks.`,
    aliases: ['DL3038'],
    evidence: [{ source: 'dnf(8)', says: 'Is this ok [y/N]: Operation aborted.' }],
    examples: {
      bad: [
        {
          code: 'FROM fedora\nRUN dnf «install» git && dnf clean all\n',
          fixed: 'FROM fedora\nRUN dnf install -y git && dnf clean all\n',
        },
      ],
      good: [{ code: 'FROM fedora\nRUN dnf install --assumeyes git && dnf clean all\n' }],
    },
  }),
  confirming({
    id: 'zypper-yes',
    manager: zypper,
    summary: '`zypper` asks before it installs, and a build cannot answer.',
    why,
    aliases: ['DL3034'],
    evidence: [{ source: 'zypper(8)', says: 'Continue? [y/n/v/...? shows all options] (y):' }],
    examples: {
      bad: [
        {
          code: 'FROM opensuse/leap\nRUN zypper «install» git && zypper clean\n',
          fixed: 'FROM opensuse/leap\nRUN zypper install -y git && zypper clean\n',
        },
      ],
      good: [
        { code: 'FROM opensuse/leap\nRUN zypper -n in git && zypper install --no-confirm make && zypper clean\n' },
      ],
    },
  }),
];
