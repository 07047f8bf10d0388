import { parseImageReference, referenceFaults } from '../../../engine/image-reference';
import { registryText, versionText } from '../../../engine/image-text';
import { code, paragraphs } from '../../../engine/markdown';
import { referenceOf } from '../../schema/describe';
import type { Node } from '../../syntax/node';
import { logOption } from '../../tables/log-options';
import { mayRunOnFargate } from '../fargate';
import type { Site } from '../site';
import { explainArn, regionInWords } from './arns';
import { explainContainer, explainVolume } from './references';
import { explainCpu, explainMemory, explainNumber } from './sizes';

/** What a value means beyond what it says, as Markdown. */
export function explainValue(site: Site, node: Node): string | undefined {
  if (site.where === 'cpu') return explainCpu(site);
  if (site.where === 'memory') return explainMemory(site);
  if (node.kind === 'number') return explainNumber(site, node.value);
  if (node.kind !== 'string' || node.hasPlaceholder || node.value === '') return undefined;
  return explainText(site, node.value);
}

function explainText(site: Site, value: string): string | undefined {
  if (value.startsWith('arn:')) return explainArn(value);
  switch (site.where) {
    case 'containerDefinitions.image':
      return explainImage(value);
    case 'containerDefinitions.dependsOn.containerName':
    case 'containerDefinitions.volumesFrom.sourceContainer':
    case 'proxyConfiguration.containerName':
      return explainContainer(site, value);
    case 'containerDefinitions.links':
      return explainContainer(site, value.split(':')[0] ?? '');
    case 'containerDefinitions.mountPoints.sourceVolume':
      return explainVolume(site, value);
    case 'containerDefinitions.healthCheck.command':
      return explainHealthCheckForm(value);
    case 'containerDefinitions.secrets.valueFrom':
    case 'containerDefinitions.logConfiguration.secretOptions.valueFrom':
      return paragraphs(
        `**Parameter** ${code(value)}`,
        'A bare name is a parameter of AWS Systems Manager Parameter Store, in the region of the task.',
      );
    default:
      return site.where.startsWith('containerDefinitions.logConfiguration.options.')
        ? explainLogOption(site, value)
        : explainConstant(site, value);
  }
}

function explainImage(value: string): string | undefined {
  const reference = parseImageReference(value);
  if (referenceFaults(reference).length > 0) return undefined;
  return paragraphs(`**${code(value)}**`, registryText(reference), versionText(reference));
}

function explainHealthCheckForm(value: string): string | undefined {
  if (value === 'CMD-SHELL') return '**`CMD-SHELL`** hands the next item, one line, to the shell of the image.';
  if (value === 'CMD')
    return '**`CMD`** runs the next item as a program, with the others as its arguments. No shell is needed.';
  return undefined;
}

function explainLogOption({ container, description: { name = '' } }: Site, value: string): string | undefined {
  if (name === 'awslogs-region' || name === 'region') return `**Region** ${regionInWords(value)}`;
  const values = logOption(container?.logDriver, name)?.values;
  return values !== undefined && Object.hasOwn(values, value) ? `**${code(value)}** ${values[value]}` : undefined;
}

/** Pages of the Linux manual that say more about the values of a property. */
const manuals: Readonly<Record<string, readonly [title: string, page: string]>> = {
  KernelCapabilities: ['capabilities(7)', 'man7/capabilities.7.html'],
  Ulimit: ['getrlimit(2)', 'man2/getrlimit.2.html'],
};

/** One of the values that a property knows. */
function explainConstant({ description, definition }: Site, value: string): string | undefined {
  const { type, owner, property, name, entryOf } = description;
  const values = type.kind === 'text' ? type.values : undefined;
  if (values === undefined || !Object.hasOwn(values, value) || owner === undefined) return undefined;
  const key = name ?? entryOf;
  const fargate = mayRunOnFargate(definition) && property?.fargate ? `**Fargate:** ${property.fargate}` : undefined;
  const usual = property?.default === value ? 'It is the default.' : undefined;
  const [title, page] = manuals[owner.name] ?? [];
  const manual = page && ` · [${title}](https://man7.org/linux/man-pages/${page})`;
  const link = `[Amazon ECS API reference](${referenceOf(owner, key)})${manual ?? ''}`;
  return paragraphs(`**${code(value)}**`, values[value], usual, fargate, link);
}
