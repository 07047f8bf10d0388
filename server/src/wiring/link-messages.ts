import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';

/** The requests by which a client learns what is built from what, and has it written down. */
export const linkRequests = {
  /** `LinksParams` → `LinkInfo[]` */
  links: 'quaymaster/links',
  /** `{}` → `LinkEnds` */
  ends: 'quaymaster/linkEnds',
  /** `FileParams` → `BuildInputs | null` */
  inputs: 'quaymaster/buildInputs',
  /** `SettleParams` → `EditAnswer` */
  settle: 'quaymaster/settle',
  /** `SetImageParams` → `EditAnswer` */
  setImage: 'quaymaster/setImage',
} as const;

/** The notification by which a client tells what was pushed last: `PushesParams`. */
export const pushesNotification = 'quaymaster/pushes';

/** The command behind a code lens that leads to the other end of a link; its one argument is a `Place`. */
export const showCommand = 'quaymaster.showLinked';

/** The commands of a client that code lenses offer, each with the address of the file and, mostly, a place in it. */
export interface LensCommands {
  /** Builds and pushes a stage: `[uri, stage]`; `null` for the last one. */
  readonly push?: string;
  /** Settles what builds an image: `[uri, container index]`. */
  readonly choose?: string;
  /** Registers a task definition: `[uri]`. */
  readonly register?: string;
}

/** A place that a lens leads to. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}

/** An image that was pushed. */
export interface PushedImage {
  /** The address of the Dockerfile. */
  readonly dockerfile: string;
  readonly target?: string;
  /** Registry and repository. */
  readonly image: string;
  /** A person has chosen it for this container, and nothing was pushed. */
  readonly chosenFor?: { readonly taskDefinition: string; readonly container: string };
}

/** Everything that was pushed last, one entry a Dockerfile and stage. */
export interface PushesParams {
  readonly pushes: readonly PushedImage[];
}

/** A file. */
export interface FileParams {
  readonly uri: string;
}

/** Which links: those of a Dockerfile or a task definition, or all. */
export interface LinksParams {
  readonly uri?: string;
}

/** A stage builds the image of a container. */
export interface LinkInfo extends StageInfo {
  readonly taskDefinition: string;
  readonly container: ContainerInfo;
  readonly isAmbiguous: boolean;
  readonly strength: 'settled' | 'stated' | 'likely';
  /** Where it says so: `compose.yaml, line 4`. */
  readonly evidence: readonly string[];
}

/** Everything in the workspace that can be linked. */
export interface LinkEnds {
  readonly stages: readonly StageInfo[];
  readonly containers: readonly { readonly taskDefinition: string; readonly container: ContainerInfo }[];
}

/** A stage of a Dockerfile. */
export interface StageInfo {
  readonly dockerfile: string;
  /** As `--target` takes it; absent for the last stage. */
  readonly target?: string;
  /** What a person calls it. */
  readonly stage: string;
}

/** A container of a task definition. */
export interface ContainerInfo {
  /** Its place, from 0. */
  readonly index: number;
  readonly name?: string;
  /** As written. */
  readonly image?: string;
  /** `linux/arm64`, where the task definition says it. */
  readonly platform?: string;
}

/** What a build of a Dockerfile takes. */
export interface BuildInputs {
  readonly stages: readonly { readonly name?: string; readonly label: string; readonly line: number }[];
  /** The ARGs, each once. */
  readonly args: readonly { readonly name: string; readonly default?: string }[];
  /** The secrets that RUN mounts. */
  readonly secrets: readonly { readonly id: string; readonly env?: string; readonly isRequired: boolean }[];
}

/** Says that a Dockerfile builds the image of a container. */
export interface SettleParams {
  readonly taskDefinition: string;
  readonly container: string;
  readonly dockerfile: string;
  readonly target?: string;
}

/** Puts an image into a container. */
export interface SetImageParams {
  readonly uri: string;
  /** The container's place, from 0. */
  readonly container: number;
  readonly image: string;
}

/** An edit, or a sentence on why there is none. */
export type EditAnswer = { readonly edit: WorkspaceEdit } | { readonly refusal: string };
