import { Ecr } from './ecr/state';
import { Ecs } from './ecs/state';
import { Logs } from './logs';

/** Where a registry that really holds images listens, for tests with a container engine. */
export interface RealRegistry {
  /** `127.0.0.1:5000` */
  readonly host: string;
  readonly password: string;
}

export interface WorldOptions {
  /** Twelve digits. */
  readonly account: string;
  readonly registry?: RealRegistry;
  readonly now: () => Date;
  /** The address of the sandbox itself, once it listens. */
  readonly address: () => string;
}

/** What one account has in one region. */
export interface Place {
  readonly region: string;
  readonly ecr: Ecr;
  readonly ecs: Ecs;
  readonly logs: Logs;
}

/** What an account has, region by region; regions that nobody has used are empty. */
export class World {
  private readonly places = new Map<string, Place>();

  constructor(readonly options: WorldOptions) {}

  in(region: string): Place {
    const known = this.places.get(region);
    if (known !== undefined) return known;
    const ecr = new Ecr(region, this.options);
    const logs = new Logs();
    const place = { region, ecr, logs, ecs: new Ecs(region, this.options, ecr, logs) };
    this.places.set(region, place);
    return place;
  }

  /** Lets every deployment take its next step. */
  step(): void {
    for (const { ecs } of this.places.values()) ecs.step();
  }
}
