import type { Span } from '../../engine/span';
import { type Claim, type Claims, noClaims } from '../claims';
import { type ImageName, imageName, isSameImage } from '../image-name';
import { folderOf, join } from '../paths';
import { readYaml } from '../yaml';
import { isExpression, type OutputUse, outputsIn } from './expressions';
import { type Job, readJobs, type Step } from './jobs';
import { type BuildCommand, readScript, type ShellReader } from './script';

/** A step that builds. */
interface Build {
  readonly job: Job;
  readonly step: Step;
  readonly dockerfile: string;
  readonly target?: string;
  /** As far as they can be resolved. */
  readonly tags: readonly string[];
  readonly images: readonly ImageName[];
}

/** A step that writes an image into a container of a task definition. */
interface Render {
  readonly job: Job;
  readonly step: Step;
  readonly taskDefinition?: string;
  readonly container: string;
  readonly image: string;
}

/**
 * What a workflow of GitHub Actions says: its steps build images, and write them into task definitions.
 * Sources: the inputs of docker/build-push-action, docker/metadata-action and aws-actions/amazon-ecs-render-task-definition.
 */
export function workflowClaims(file: string, text: string, shell: ShellReader): Claims {
  const { root, fault } = readYaml(text);
  if (fault !== undefined) {
    const message = `This cannot be read as YAML (${fault.reason}), so no image is linked through this workflow.`;
    return { claims: [], fault: { line: fault.line, message } };
  }
  const jobs = readJobs(root);
  const checkout = folderOf(folderOf(folderOf(file)));
  const builds = jobs.flatMap((job) => job.steps.flatMap((step) => buildsOf(job, step, checkout, shell)));
  if (builds.length === 0) return noClaims;
  const renders = jobs.flatMap((job) => job.steps.flatMap((step) => renderOf(job, step, checkout) ?? []));
  const claimOf = ({ dockerfile, target, images }: Build, span: Span): Claim => {
    return { dockerfile, target, images, evidence: { kind: 'workflow', file, span } };
  };
  const built = builds.filter(({ images }) => images.length > 0).map((build) => claimOf(build, build.step.span));
  const rendered = renders.flatMap((render) =>
    buildsFor(render, builds, (use) => trace(render.job, use, jobs, shell)).map((build): Claim => {
      const { taskDefinition, container, step } = render;
      return { ...claimOf(build, step.span), images: [], runsAs: { taskDefinition, container } };
    }),
  );
  return { claims: distinct([...built, ...rendered]) };
}

/** The rows of a matrix say the same where they do not differ in what matters. */
function distinct(claims: readonly Claim[]): Claim[] {
  return [...new Map(claims.map((claim) => [JSON.stringify(claim), claim])).values()];
}

function buildsOf(job: Job, step: Step, checkout: string, shell: ShellReader): Build[] {
  const commands =
    step.action === 'docker/build-push-action' ? [actionBuild(job, step)] : readScript(step, shell).builds;
  return commands.flatMap(({ folder, context, file, target, tags }) => {
    const place = join(checkout, folder);
    const dockerfile = file === undefined ? join(place, context, 'Dockerfile') : join(place, file);
    if (/[$]/.test(dockerfile) || context.includes('://')) return [];
    const known = target?.includes('$') ? undefined : target;
    const images = tags.flatMap((tag) => imageName(tag) ?? []);
    return [{ job, step, dockerfile, target: known || undefined, tags, images }];
  });
}

const defaultContext = /^\{\{\s*defaultContext\s*\}\}:?/;

/** Without `context` the action builds what has been checked out on the server; `file` counts from there. */
function actionBuild(job: Job, step: Step): BuildCommand {
  const context = step.input('context') ?? '.';
  const remote = defaultContext.test(context);
  const folder = remote ? context.replace(defaultContext, '') || '.' : '.';
  return {
    folder,
    context: remote ? '.' : context.replace(/^\$\{\{\s*github\.workspace\s*\}\}\/?/, './'),
    file: step.input('file'),
    target: step.input('target'),
    tags: listOf(step.input('tags')).flatMap((tag) => [tag, ...metadataImages(job, tag)]),
  };
}

/** The images that docker/metadata-action makes tags of. */
function metadataImages(job: Job, tag: string): string[] {
  return outputsIn(tag).flatMap(({ of, id }) => {
    const step = of === 'steps' ? job.steps.find((other) => other.id === id) : undefined;
    return step?.action === 'docker/metadata-action' ? listOf(step.input('images')) : [];
  });
}

/** Inputs that are lists are written one a line, or with commas. */
function listOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[\n,]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function renderOf(job: Job, step: Step, checkout: string): Render | undefined {
  if (step.action !== 'aws-actions/amazon-ecs-render-task-definition') return undefined;
  const container = step.input('container-name');
  const image = step.input('image');
  if (container === undefined || image === undefined || container.includes('$')) return undefined;
  return { job, step, taskDefinition: renderedFile(job, step, checkout), container, image };
}

/** Containers are rendered one after the other: the file of the first step is the one that all of them are about. */
function renderedFile(job: Job, step: Step, checkout: string): string | undefined {
  let at: Step | undefined = step;
  for (const _ of job.steps) {
    const file: string | undefined = at?.input('task-definition');
    if (file === undefined) return undefined;
    if (!file.includes('$')) return join(checkout, file);
    const [before] = outputsIn(file);
    at = before?.of === 'steps' ? job.steps.find(({ id }) => id === before.id) : undefined;
  }
  return undefined;
}

/** The builds that an image comes from: by the step that hands it on, by its repository, or since there is no other. */
function buildsFor({ image }: Render, builds: readonly Build[], origin: (use: OutputUse) => Origin): readonly Build[] {
  const handedOn = outputsIn(image).map(origin);
  const steps = new Set(handedOn.flatMap(({ step }) => step ?? []));
  const texts = [image, ...handedOn.flatMap(({ text }) => text ?? [])];
  const names = texts.flatMap((text) => imageName(text) ?? []);
  const byName = builds.filter(({ images }) => images.some((own) => names.some((name) => isSameImage(own, name))));
  if (byName.length > 0) return byName;
  const byStep = builds.filter(({ step, tags }) => {
    const via = tags.flatMap(outputsIn).flatMap(({ of, id }) => (of === 'steps' ? [id] : []));
    return steps.has(step) || [...steps].some(({ id }) => id !== undefined && via.includes(id));
  });
  if (byStep.length > 0) return byStep;
  const [only] = builds;
  return builds.length === 1 && only !== undefined && isExpression(image) ? [only] : [];
}

/** Where an output comes from, and its text where the step says it. */
interface Origin {
  readonly step?: Step;
  readonly text?: string;
}

/** Follows an output to the step that sets it. */
function trace(job: Job, use: OutputUse, jobs: readonly Job[], shell: ShellReader): Origin {
  if (use.of === 'needs') {
    const needed = jobs.find(({ id }) => id === use.id);
    const text = needed?.outputs.get(use.output);
    const [inner] = text === undefined ? [] : outputsIn(text);
    if (needed === undefined || text === undefined) return {};
    return inner?.of === 'steps' && isExpression(text) ? trace(needed, inner, jobs, shell) : { text };
  }
  const step = job.steps.find(({ id }) => id === use.id);
  return { step, text: step === undefined ? undefined : readScript(step, shell).outputs.get(use.output) };
}
