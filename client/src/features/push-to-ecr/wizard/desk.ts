import type { QuickPickItem } from 'vscode';
import type { Aws } from '../../../infrastructure/aws/aws';
import type { Answers, Facts } from './answers';
import type { Asked } from './prompts';
import type { Step } from './walk';

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

/** What every question has. */
export interface Frame {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
  readonly canGoBack: boolean;
}

/** A line to pick, with what it stands for. */
export interface Line<Value> extends QuickPickItem {
  readonly value: Value;
}

/** A question: what is answered, or that the person goes back or gives up. */
export type Ask = (desk: Desk, answers: Answers, frame: Frame) => Promise<Step>;

/** What an answer changes. */
export function changing<Value>(asked: Asked<Value>, change: (value: Value) => Partial<Answers>): Step {
  return asked === undefined || asked === 'back' ? asked : change(asked.value);
}

/** A line to pick. */
export function line<Value>(label: string, value: Value, description?: string, detail?: string): Line<Value> {
  return { label, value, description, detail };
}
