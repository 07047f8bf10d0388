import { parseArn } from '../../engine/arn';
import { anywhere } from '../examples';
import type { TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';

const role = (text: string) => anywhere('', `"taskRoleArn": ${text}`);

export const rule: TaskDefinitionRule = {
  id: 'role-malformed',
  severity: 'error',
  preset: 'recommended',
  summary: 'A role is neither the ARN nor the name of an IAM role.',
  why: '`taskRoleArn` and `executionRoleArn` take the ARN of a role, `arn:aws:iam::111122223333:role/name`, or its name. Policies, users and instance profiles have ARNs too, but cannot be assumed by a task. An empty text is a warning only, since deployment workflows drop it before they register the definition.',
  evidence: [{ source: 'Amazon ECS', says: 'Role is not valid' }],
  examples: {
    bad: [
      { code: role('«"arn:aws:iam::111122223333:policy/web"»'), message: 'of a policy' },
      { code: role('«"arn:aws:iam::11112222333:role/web"»'), message: '12 digits' },
      { code: role('«"web task role"»'), message: 'letters, digits' },
      { code: role('«""»'), fixed: anywhere(), severity: 'warning' },
    ],
    good: [
      { code: role('"arn:aws-eusc:iam::111122223333:role/service-role/web"') },
      { code: role('"ecsTaskExecutionRole"') },
      { code: role('"arn:aws:iam::<ACCOUNT_ID>:role/web"') },
    ],
  },
  check({ editor, task }, report) {
    for (const property of ['taskRoleArn', 'executionRoleArn']) {
      const role = task.string(property);
      if (role.state !== 'known') continue;
      if (role.value === '') {
        report({
          span: role.node.span,
          severity: 'warning',
          message: 'ECS rejects an empty role; leave it out for none.',
          fixes: suggested(`Remove ${property}`, editor.remove(task, property)),
        });
        continue;
      }
      const fault = role.value.startsWith('arn:') ? faultOfArn(role.value) : faultOfName(role.value);
      if (fault !== undefined) report({ span: role.node.span, message: fault });
    }
  },
};

const form = 'write "arn:aws:iam::<account>:role/<name>"';

/** What else IAM has ARNs for. Source: IAM user guide, "IAM identifiers". */
const kinds: Readonly<Record<string, string>> = {
  policy: 'a policy',
  user: 'a user',
  group: 'a group',
  'instance-profile': 'an instance profile',
  root: 'an account',
};

/** What may stand in a name, and between the slashes before it. Source: IAM API reference, `CreateRole`. */
const path = /^(?:[\x21-\x7e]{0,510}\/)?[\w+=,.@-]{1,64}$/;

/** Partitions that are still to come are let through: a wrong one does no harm here, and tasks name none but their own. */
function faultOfArn(text: string): string | undefined {
  const arn = parseArn(text);
  if (arn === undefined || !/^aws(?:-[a-z]+)*$/.test(arn.partition)) return `This ARN is not well-formed; ${form}.`;
  if (arn.service !== 'iam') return `This is not the ARN of an IAM role; ${form}.`;
  const [kind = '', ...name] = arn.resource.split('/');
  if (kind !== 'role') return `This is the ARN of ${kinds[kind] ?? 'something else'}, not of a role; ${form}.`;
  if (arn.region !== '') return `IAM has no Regions, so there is none in the ARN of a role; ${form}.`;
  if (!/^\d{12}$/.test(arn.account)) return `The account in this ARN has to be 12 digits, not "${arn.account}".`;
  return path.test(name.join('/')) ? undefined : `This ARN does not end in the name of a role; ${form}.`;
}

function faultOfName(name: string): string | undefined {
  if (path.test(name)) return undefined;
  return 'The name of a role has 1 to 64 letters, digits and + = , . @ _ -; an ARN begins with "arn:".';
}
