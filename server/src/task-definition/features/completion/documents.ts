import type { CompletionChoice } from '../../../engine/features';
import type { Span } from '../../../engine/span';
import type { TaskDefinitionModel } from '../../model';
import type { Cursor } from '../../syntax/cursor';
import type { Data } from '../../syntax/editor';
import { styleOf } from '../../syntax/json-style';
import { Lines } from '../../syntax/lines';
import { siteOfRoot } from '../site';
import { writeSkeleton } from './writing';

const container = {
  name: 'app',
  image: 'public.ecr.aws/nginx/nginx:stable',
  essential: true,
  portMappings: [{ containerPort: 80, protocol: 'tcp' }],
};
const logConfiguration = {
  logDriver: 'awslogs',
  options: { 'awslogs-group': '/ecs/app', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'app' },
};

/** Whole task definitions to start from. */
const documents: readonly { readonly label: string; readonly value: { readonly [key: string]: Data } }[] = [
  {
    label: 'task definition for AWS Fargate',
    value: {
      family: 'app',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
      containerDefinitions: [{ ...container, logConfiguration }],
    },
  },
  {
    label: 'task definition for Amazon EC2',
    value: {
      family: 'app',
      requiresCompatibilities: ['EC2'],
      networkMode: 'bridge',
      executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
      containerDefinitions: [{ ...container, memory: 512, logConfiguration }],
    },
  },
];

/** Whole task definitions, for a text without any. */
export function documentChoices(definition: TaskDefinitionModel, span: Span): CompletionChoice[] {
  const layout = { style: styleOf(definition.text), indentation: '' };
  return documents.map(({ label, value }) => {
    const { text } = writeSkeleton(siteOfRoot(definition), value, layout);
    return { label, kind: 'snippet', span, text, isSnippet: true, filter: definition.text.slice(span.start, span.end) };
  });
}

/** The members of whole task definitions, for an object that has none. */
export function memberChoices(definition: TaskDefinitionModel, { insertion }: Cursor): CompletionChoice[] {
  const { text } = definition;
  const { alongside } = insertion;
  const style = styleOf(text);
  const lines = new Lines(text);
  const hasLine = lines.startsLine(insertion.span.start);
  const span = hasLine ? insertion.span : withBlanks(text, insertion.span);
  const written = lines.indentationAt(span.start);
  const outer = hasLine ? written.slice(0, Math.max(0, written.length - style.unit.length)) : written;
  const missing = (outer + style.unit).slice(written.length);
  return documents.map(({ label, value }) => {
    const whole = writeSkeleton(siteOfRoot(definition), value, { style, indentation: outer }).text;
    const members = hasLine ? missing + whole.slice(1, -1).trim() : whole.slice(1, -1);
    return { label, kind: 'snippet', span, alongside, text: members, isSnippet: true, filter: `"${label}` };
  });
}

/** A span with the blanks on both sides of it. */
function withBlanks(text: string, { start, end }: Span): Span {
  const blank = (at: number) => text[at] === ' ' || text[at] === '\t';
  let [from, to] = [start, end];
  while (blank(from - 1)) from -= 1;
  while (blank(to)) to += 1;
  return { start: from, end: to };
}
