import type { Aws } from '../../../infrastructure/aws/aws';
import type { Asked, Frame } from '../../../infrastructure/questions/prompts';
import type { Step as AnyStep } from '../../../infrastructure/questions/walk';
import type { Answers, Facts } from './answers';

/** What a person did with a question of this wizard. */
export type Step = AnyStep<Answers>;

/** What questions are asked with. */
export interface Desk {
  readonly facts: Facts;
  readonly aws: Aws;
  readonly title: string;
  /** The workspace folder of the Dockerfile. */
  readonly folder?: string;
  /** The images of this machine, newest first. */
  images(): Promise<readonly string[]>;
  /** The secrets that have been typed, by id; never written down. */
  readonly typed: Map<string, string>;
}

/** A question: what is answered, or that the person goes back or gives up. */
export type Ask = (desk: Desk, answers: Answers, frame: Frame) => Promise<Step>;

/** What an answer changes. */
export function changing<Value>(asked: Asked<Value>, change: (value: Value) => Partial<Answers>): Step {
  return asked === undefined || asked === 'back' ? asked : change(asked.value);
}
