import { ec2, fargate } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

export const rule: TaskDefinitionRule = {
  id: 'ephemeral-storage-needs-fargate',
  severity: 'error',
  preset: 'recommended',
  summary: '`ephemeralStorage` is set for a task that does not run on Fargate.',
  why: "The size of a Fargate task's own disk is set with `ephemeralStorage`. On container instances a task uses the disk of the instance, and ECS rejects the setting.",
  evidence: [{ source: 'Amazon ECS', says: 'Tasks using the EC2 launch type do not support EphemeralStorage' }],
  examples: {
    bad: [{ code: ec2('', '«"ephemeralStorage"»: { "sizeInGiB": 40 }'), fixed: ec2() }],
    good: [{ code: fargate('', '"ephemeralStorage": { "sizeInGiB": 40 }') }],
  },
  check({ compatibility, task, editor }, report) {
    const member = task.member('ephemeralStorage');
    if (member === undefined || task.section('ephemeralStorage').state !== 'known') return;
    if (compatibility.requires('FARGATE') !== 'no') return;
    const onInstances = compatibility.requires('EC2') === 'yes' || compatibility.requires('EXTERNAL') === 'yes';
    report({
      span: member.keySpan,
      message: 'Only tasks on Fargate have "ephemeralStorage"; remove it, or require FARGATE.',
      severity: onInstances ? 'error' : 'warning',
      fixes: suggested('Remove ephemeralStorage', editor.removeMembers([member])),
    });
  },
};
