import type { Report } from '../../engine/rule';
import { replacing } from '../fixes';
import { quoted } from '../quoted';
import type { DockerfileRule } from '../rule';
import { nearest } from '../suggest';
import { type Field, type FieldList, typeOfMount } from '../syntax/mounts';
import type { SourcedText } from '../syntax/sourced-text';
import { type MountType, mountKey, mountKeys } from '../tables/mounts';

const names = mountKeys.flatMap(({ name, aliases }) => [name, ...aliases]);

export const rule: DockerfileRule = {
  id: 'mount-key',
  severity: 'error',
  preset: 'recommended',
  summary: 'A mount has a key that it cannot have.',
  why:
    'The value of `--mount` is a list of `key=value` without blanks. Only `readonly`, `readwrite` and `required` may stand without a value, ' +
    'and some keys belong to certain types: `sharing` to caches, `size` to tmpfs, `required` to secrets and SSH agents.',
  evidence: [
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/commands_runmount.go',
      says: "unexpected key 'tagret' in 'tagret=/root/.npm' (did you mean target?)",
    },
    {
      source: 'BuildKit',
      reference: 'frontend/dockerfile/instructions/commands_runmount.go',
      says: "unexpected key 'size' for mount type 'cache'",
    },
  ],
  phase: 'build',
  frontendMayKnow: true,
  examples: {
    bad: [
      {
        code: 'FROM node\nRUN --mount=type=cache,«tagret»=/root/.npm npm ci\n',
        fixed: 'FROM node\nRUN --mount=type=cache,target=/root/.npm npm ci\n',
      },
      { code: 'FROM node\nRUN --mount=type=cache,target=/root/.npm,«size»=64m npm ci\n', message: 'tmpfs' },
      { code: 'FROM node\nRUN --mount=type=cache,«/root/.npm» npm ci\n' },
      { code: 'FROM node\nRUN --mount=«required»,type=secret,id=npmrc npm ci\n', message: 'first' },
      {
        code: 'FROM node\nRUN --mount=type=cache,target=/root/.npm«,» npm ci\n',
        fixed: 'FROM node\nRUN --mount=type=cache,target=/root/.npm npm ci\n',
      },
    ],
    good: [
      { code: 'FROM node\nRUN --mount=type=cache,target=/root/.npm,sharing=locked npm ci\n' },
      { code: 'FROM node\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required npm ci\n' },
    ],
  },
  instruction: {
    keywords: ['RUN'],
    check({ mounts, escapeCharacter }, report) {
      for (const mount of mounts) {
        if (mount.isBroken) {
          report({
            span: mount.flag.value?.length ? mount.flag.value.span() : mount.flag.span,
            message:
              'This is not a list of key=value with commas between them. Write it as in --mount=type=cache,target=/path.',
          });
          continue;
        }
        const type = typeOfMount(mount, escapeCharacter);
        for (const field of mount.fields) {
          if (field.whole.length === 0) checkEmpty(mount, field, report);
          else checkField(mount, field, type, report);
        }
      }
    },
  },
};

function checkField(
  mount: FieldList,
  { name, key, value, whole }: Field,
  type: MountType | undefined,
  report: Report,
): void {
  const fact = mountKey(name);
  if (fact === undefined) {
    const meant = nearest(name, names);
    const wrong = `${quoted(key.text)} is not ${value === undefined ? 'of the form key=value' : 'a key of mounts'}.`;
    report({
      span: key.span(),
      message: `${wrong} ${meant === undefined ? `Keys are ${names.slice(0, 6).join(', ')} and others.` : `Did you mean ${meant}?`}`,
      fixes: meant === undefined ? [] : [replacing(key.span(), meant, `Change to ${meant}`, 'suggested')],
    });
  } else if (value === undefined && !fact.bare)
    report({ span: whole.span(), message: `${key.text} needs a value. Write it as in ${key.text}=value.` });
  else if (type !== undefined && !hasOwnRule(fact.name, type) && fact.rejectedBy?.includes(type))
    report({
      span: key.span(),
      message: `A mount of type ${type} cannot have ${key.text}, only one of type ${fact.types.join(' or ')}. Remove it, or change the type.`,
    });
  else if (comesTooEarly(fact.name, key, mount))
    report({
      span: key.span(),
      message: `${key.text} stands before the type that it belongs to. Write type=${type ?? ''} first.`,
    });
}

/** What depends on several keys, of secrets and agents, has a rule of its own: mount-secret. */
function hasOwnRule(name: string, type: MountType): boolean {
  return name === 'from' || name === 'source' || (name === 'sharing' && type === 'secret');
}

/** BuildKit reads the keys in order, and asks for the type when it comes to these two. */
function comesTooEarly(name: string, key: SourcedText, mount: FieldList): boolean {
  if (name !== 'required' && name !== 'size') return false;
  const type = mount.field('type');
  return type !== undefined && key.at(0) < type.key.at(0);
}

/** A comma too many. */
function checkEmpty(mount: FieldList, field: Field, report: Report): void {
  const at = field.whole.span().start;
  const isFirst = mount.fields[0] === field;
  const comma = isFirst ? { start: at, end: at + 1 } : { start: at - 1, end: at };
  report({
    span: comma,
    message: 'One side of this comma is empty. Remove the comma.',
    fixes: [replacing(comma, '', 'Remove the comma', 'suggested')],
  });
}
