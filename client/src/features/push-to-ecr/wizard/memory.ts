import type { PushedImage } from '../../../../../server/src/wiring/link-messages';
import { type Answers, type Purpose, remembered } from './answers';

/** Where something is kept between two runs; a `Memento` of VS Code. */
export interface Store {
  get<Value>(key: string): Value | undefined;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** How many Dockerfiles are remembered; the oldest goes first. */
const most = 50;

/** Under which names the workspace keeps it. */
const keys = { answers: 'push.answers', last: 'push.last', pushes: 'push.pushes' } as const;

/** What was pushed last: enough to start the wizard again. */
export interface LastPush {
  /** An absolute path. */
  readonly dockerfile?: string;
  readonly purpose: Purpose;
}

/** The answers of earlier runs, by Dockerfile. */
export class PushMemory {
  constructor(private readonly store: Store) {}

  /** The answers for a Dockerfile, or for the images of this machine. */
  answersFor(dockerfile: string | undefined): Partial<Answers> | undefined {
    return this.#all()[keyOf(dockerfile)];
  }

  /** Remembers answers, without anything secret. */
  async keep(last: LastPush, answers: Answers): Promise<void> {
    const key = keyOf(last.dockerfile);
    const others = Object.entries(this.#all()).filter(([other]) => other !== key);
    const kept = [...others, [key, { ...this.#all()[key], ...withoutNothing(remembered(answers)) }]].slice(-most);
    await this.store.update(keys.answers, Object.fromEntries(kept));
    await this.store.update(keys.last, last);
  }

  #all(): Readonly<Record<string, Partial<Answers>>> {
    return this.store.get<Readonly<Record<string, Partial<Answers>>>>(keys.answers) ?? {};
  }

  get last(): LastPush | undefined {
    return this.store.get<LastPush>(keys.last);
  }

  /** What was pushed last from each Dockerfile and stage, for whoever looks for links. */
  get pushes(): readonly PushedImage[] {
    return this.store.get<readonly PushedImage[]>(keys.pushes) ?? [];
  }

  /** A person has said what builds the image of a container. */
  async chosen(choice: PushedImage): Promise<void> {
    const { taskDefinition, container } = choice.chosenFor ?? {};
    const others = this.pushes.filter(
      ({ chosenFor }) => chosenFor?.taskDefinition !== taskDefinition || chosenFor?.container !== container,
    );
    await this.store.update(keys.pushes, [...others, choice].slice(-most));
  }

  async pushed(image: PushedImage): Promise<void> {
    const others = this.pushes.filter((other) => other.chosenFor !== undefined || other.image !== image.image);
    await this.store.update(keys.pushes, [...others, image].slice(-most));
  }
}

function keyOf(dockerfile: string | undefined): string {
  return dockerfile ?? '';
}

/** An answer that was not asked for this time does not undo the one before. */
function withoutNothing(answers: Answers): Partial<Answers> {
  const { repository, localName, image, ...rest } = answers;
  return {
    ...rest,
    ...(repository === undefined ? {} : { repository }),
    ...(localName === undefined ? {} : { localName }),
    ...(image === undefined ? {} : { image }),
  };
}
