import type { DockerfileModel } from '../dockerfile/model';
import type { Stage } from '../dockerfile/stages';
import type { DocumentKind } from '../engine/documents';
import type { Span } from '../engine/span';
import type { TaskDefinitionModel } from '../task-definition/model';
import { type ImageName, imageName } from './image-name';

/** A build stage, as far as links need it. */
export interface StageFacts {
  /** As `--target` takes it; absent for a stage without a name. */
  readonly name?: string;
  /** What a person calls it. */
  readonly label: string;
  /** Its name, or its FROM where it has none. */
  readonly span: Span;
}

/** What links need of a Dockerfile: its stages, in order. */
export interface DockerfileFacts {
  readonly stages: readonly StageFacts[];
}

/** A container, as far as links need it. */
export interface ContainerFacts {
  /** As written; may hold a placeholder. */
  readonly name?: string;
  /** The image, where one is written. */
  readonly image?: {
    /** As written. */
    readonly text: string;
    /** Between the quotes. */
    readonly span: Span;
    /** Absent where a placeholder stands for it. */
    readonly name?: ImageName;
  };
  /** Where the container is pointed at: its name, or the start of its braces. */
  readonly span: Span;
}

/** What links need of a task definition. */
export interface TaskDefinitionFacts {
  readonly containers: readonly ContainerFacts[];
  /** The platform that the task runs on, as `docker build --platform` takes it, where the file says so. */
  readonly platform?: string;
}

/** What links need of a document, by its kind. */
export interface LinkFacts {
  readonly dockerfile?: DockerfileFacts;
  readonly taskDefinition?: TaskDefinitionFacts;
}

/** The facts of a document that its language has read. */
export function linkFacts(kind: DocumentKind, model: unknown): LinkFacts {
  if (kind === 'dockerfile') return { dockerfile: dockerfileFacts(model as DockerfileModel) };
  return { taskDefinition: taskDefinitionFacts(model as TaskDefinitionModel) };
}

/** The stages of a Dockerfile. */
export function dockerfileFacts({ stages }: DockerfileModel): DockerfileFacts {
  return { stages: stages.map(stageFacts) };
}

function stageFacts({ name, nameText, label, from }: Stage): StageFacts {
  return { name, label, span: from.at(nameText?.span() ?? from.instruction.keywordSpan) };
}

/** The containers of a task definition. */
export function taskDefinitionFacts({ containers, task }: TaskDefinitionModel): TaskDefinitionFacts {
  return {
    containers: containers.map((container) => {
      const { start = 0, end = 0 } = container.member('name')?.value.span ?? container.node?.span ?? {};
      const value = container.member('image')?.value;
      const image =
        value?.kind === 'string' && value.value.trim() !== ''
          ? { text: value.value, span: value.content, name: imageName(value.value) }
          : undefined;
      return { name: container.name, image, span: { start, end: Math.max(start, end) } };
    }),
    platform: platformOf(task.section('runtimePlatform')),
  };
}

/** What ECS calls a platform, as BuildKit calls it. Source: RegisterTaskDefinition, `runtimePlatform`. */
function platformOf(section: TaskDefinitionModel['task']): string | undefined {
  if (section.state !== 'known') return undefined;
  const family = section.string('operatingSystemFamily');
  const architecture = section.string('cpuArchitecture');
  if (family.state === 'unknown' || architecture.state === 'unknown') return undefined;
  const system = (family.value ?? 'LINUX').startsWith('WINDOWS') ? 'windows' : 'linux';
  return `${system}/${architecture.value === 'ARM64' ? 'arm64' : 'amd64'}`;
}
