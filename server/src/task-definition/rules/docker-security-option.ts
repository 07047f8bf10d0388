import { anywhere } from '../examples';
import { forEachContainer, type TaskDefinitionRule } from '../rule';
import { suggested } from '../syntax/editor';
import { knownOf } from '../values';

const options = (option: string) => anywhere(`"dockerSecurityOptions": [${option}]`);

/** Source: doc comment of `dockerSecurityOptions` in @aws-sdk/client-ecs; `:true` is Docker's long form of the first. */
const known = /^(?:no-new-privileges(?::(?:true|false))?|(?:apparmor|label|credentialspec):.+)$/s;

export const rule: TaskDefinitionRule = {
  id: 'docker-security-option',
  severity: 'warning',
  preset: 'recommended',
  summary: 'ECS does not know a security option.',
  why: 'ECS takes `no-new-privileges`, `apparmor:PROFILE`, `label:VALUE` (for SELinux) and `credentialspec:FILE`, each with a colon. Others, such as `seccomp:…`, do not reach the container.',
  evidence: [
    {
      source: 'Amazon ECS API reference',
      reference: 'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html',
    },
    { source: 'AWS containers roadmap', reference: 'https://github.com/aws/containers-roadmap/issues/356' },
  ],
  examples: {
    bad: [
      { code: options('«"seccomp:unconfined"»') },
      { code: options('«"apparmor=web"»'), fixed: options('"apparmor:web"') },
      { code: options('«"no_new_privileges"»'), fixed: options('"no-new-privileges"') },
    ],
    good: [{ code: options('"no-new-privileges", "label:level:s0:c100"') }],
  },
  check: forEachContainer((container, report, { compatibility, editor }) => {
    // Fargate takes none, which is an error of its own.
    if (compatibility.isFargate) return;
    for (const { node, value } of knownOf(container.list('dockerSecurityOptions').strings)) {
      if (known.test(value) || value === '') continue;
      const meant = respelled(value);
      report({
        span: node.span,
        message: `ECS takes no-new-privileges, apparmor:…, label:… and credentialspec:… here${meant === undefined ? '' : `; write "${meant}"`}.`,
        fixes: meant === undefined ? [] : suggested(`Write "${meant}"`, editor.replace(node, meant)),
      });
    }
  }),
};

/** The same option in the spelling of ECS. */
function respelled(option: string): string | undefined {
  const withColon = option.trim().replace(/^(\w+)\s*[=:]\s*/, (_, name: string) => `${name.toLowerCase()}:`);
  const candidate = /^no[-_ ]?new[-_ ]?priv/i.test(option) ? 'no-new-privileges' : withColon;
  return known.test(candidate) ? candidate : undefined;
}
