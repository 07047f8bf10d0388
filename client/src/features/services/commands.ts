import { commands, InputBoxValidationSeverity, l10n, window } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import { confirm } from '../../infrastructure/aws/confirm';
import type { ecs } from '../../infrastructure/aws/room';
import { type CommandTable, subjectOf } from '../explorer/item-commands';
import type { Subject } from '../explorer/node';
import { type Hindrance, hindranceOf, type Work } from './abilities';
import { askRevision, askService, type Desk } from './desk';
import { explain } from './explain';
import { countFault, deployFacts, execFacts, rolloutFacts, scaleFacts } from './facts';
import { familyName, misfits, revisionName } from './fit';
import { readPrevious } from './history';
import { stoppable } from './previous';

/** A service, and what to work on it with. */
interface Found extends Desk {
  readonly service: ecs.Service;
  /** Of CODE_DEPLOY: it can be helped once the revision is known. */
  readonly hindrance?: Hindrance;
}

type Change = Omit<ecs.ServiceChange, 'cluster' | 'service'>;

/** What changes services. Each change asks first; what a service cannot do is explained. */
export class ServiceCommands {
  constructor(
    private readonly aws: Aws,
    /** What was read of clusters is out of date. */
    private readonly changed: () => void,
  ) {}

  get table(): CommandTable {
    return {
      'quaymaster.deployRevision': (node) => this.#deploy(subjectOf(node)),
      'quaymaster.forceDeployment': (node) => this.#force(subjectOf(node)),
      'quaymaster.scaleService': (node) => this.#scale(subjectOf(node)),
      'quaymaster.rollBack': (node) => this.#rollBack(subjectOf(node)),
      'quaymaster.switchExec': (node) => this.#switchExec(subjectOf(node)),
    };
  }

  async #deploy(subject: Subject | undefined): Promise<void> {
    const wanted = subject?.service === undefined ? subject?.arn : undefined;
    const title = wanted === undefined ? l10n.t('Deploy') : l10n.t('Deploy {0}', revisionName(wanted));
    const found = await this.#find(subject, 'deploy', title, wanted);
    if (found === undefined) return;
    const { service } = found;
    const arn = wanted ?? (await askRevision(found, service, l10n.t('Deploy to {0}', service.name)));
    if (arn === undefined) return;
    if (arn === service.taskDefinition) return this.#renew(found);
    const revision = await this.#fitting(found, arn);
    if (revision === undefined) return;
    const question = l10n.t('Deploy {0} to {1}?', revisionName(arn), service.name);
    const facts = deployFacts(service, revision, l10n.t);
    await this.#change(found, question, facts, l10n.t('Deploy'), { taskDefinition: arn });
  }

  async #force(subject: Subject | undefined): Promise<void> {
    const found = await this.#find(subject, 'force', l10n.t('Force a new deployment'));
    if (found !== undefined) await this.#renew(found);
  }

  /** New tasks of the revision that runs. */
  async #renew(found: Found): Promise<void> {
    const { service, hindrance } = found;
    const { taskDefinition = '' } = service;
    if (hindrance !== undefined) return explain(found, service, hindrance, taskDefinition);
    const facts = [
      l10n.t('New tasks of {0} replace the old ones; their images are pulled again.', revisionName(taskDefinition)),
      ...rolloutFacts(service, l10n.t),
    ];
    const question = l10n.t('Force a new deployment of {0}?', service.name);
    await this.#change(found, question, facts, l10n.t('Force'), { forceNewDeployment: true });
  }

  async #scale(subject: Subject | undefined): Promise<void> {
    const found = await this.#find(subject, 'scale', l10n.t('Scale'));
    if (found === undefined) return;
    const { service } = found;
    const typed = await window.showInputBox({
      title: l10n.t('Scale {0}', service.name),
      prompt: l10n.t('How many tasks it is to run; {0} now', service.desired),
      value: String(service.desired),
      ignoreFocusOut: true,
      validateInput(text) {
        const { fault, isWarning = false } = countFault(text, service, l10n.t) ?? {};
        return fault === undefined
          ? undefined
          : { message: fault, severity: InputBoxValidationSeverity[isWarning ? 'Warning' : 'Error'] };
      },
    });
    if (typed === undefined) return;
    const desired = Number(typed);
    const question = l10n.t('Scale {0} from {1} to {2}?', service.name, service.desired, desired);
    await this.#change(found, question, scaleFacts(service, desired, l10n.t), l10n.t('Scale'), { desired });
  }

  async #rollBack(subject: Subject | undefined): Promise<void> {
    const found = await this.#find(subject, 'rollBack', l10n.t('Roll back'));
    if (found === undefined) return;
    const { service } = found;
    const proposed = readPrevious(found, service);
    const arn = await askRevision(found, service, l10n.t('Roll {0} back', service.name), proposed);
    if (arn === undefined) return;
    if (arn === service.taskDefinition) return this.#renew(found);
    const revision = await this.#fitting(found, arn);
    if (revision === undefined) return;
    const previous = await proposed;
    const why = arn === previous?.arn ? [previous.why] : [];
    const question = l10n.t('Roll {0} back to {1}?', service.name, revisionName(arn));
    const button = l10n.t('Roll Back');
    const { room, region } = found;
    const underWay = stoppable(service, arn);
    if (underWay === undefined) {
      const facts = [...why, ...deployFacts(service, revision, l10n.t)];
      return this.#change(found, question, facts, button, { taskDefinition: arn });
    }
    const stops = l10n.t(
      'The rollout that is under way is stopped, and all traffic goes back to the tasks of {0}.',
      revisionName(arn),
    );
    const stop = () => room.ecs.stopServiceDeployment(region, underWay, 'ROLLBACK');
    await this.#agree(found, question, [...why, stops], button, stop);
  }

  async #switchExec(subject: Subject | undefined): Promise<void> {
    const found = await this.#find(subject, 'exec', l10n.t('Turn ECS Exec on or off'));
    if (found === undefined) return;
    const { service, room, region } = found;
    const { name, taskDefinition } = service;
    const execEnabled = !service.execEnabled;
    const revision =
      taskDefinition === undefined ? undefined : await room.ecs.describeTaskDefinition(region, taskDefinition);
    const question = execEnabled
      ? l10n.t('Turn ECS Exec on for {0}?', name)
      : l10n.t('Turn ECS Exec off for {0}?', name);
    const facts = execFacts(service, revision, l10n.t);
    const button = execEnabled ? l10n.t('Turn On') : l10n.t('Turn Off');
    if (!(await this.#confirm(found, question, facts, button))) return;
    await this.#update(found, { execEnabled });
    this.changed();
    if (hindranceOf(service, 'force', l10n.t) !== undefined) return;
    const force = l10n.t('Force New Deployment…');
    const told = execEnabled
      ? l10n.t('ECS Exec is on for new tasks of {0}.', name)
      : l10n.t('ECS Exec is off for new tasks of {0}.', name);
    if ((await window.showInformationMessage(told, force)) === force) await this.#force(subjectOfService(found));
  }

  /** The service that a command was called for, or that the person picks; `undefined` where they would rather not, or ECS would not. */
  async #find(subject: Subject | undefined, work: Work, title: string, revision?: string): Promise<Found | undefined> {
    this.aws.checkWritable();
    const { room } = await this.aws.open();
    const region = await this.aws.region(subject?.region);
    const desk = { aws: this.aws, room, region };
    const { cluster, service: name } = subject ?? {};
    const service =
      cluster !== undefined && name !== undefined
        ? await room.ecs.describeService(region, cluster, name)
        : await askService(desk, title, revision === undefined ? undefined : familyName(revision));
    if (service === undefined) return undefined;
    const hindrance = hindranceOf(service, work, l10n.t);
    if (hindrance === undefined || hindrance.elsewhere === 'CODE_DEPLOY') return { ...desk, service, hindrance };
    await explain(desk, service, hindrance);
    return undefined;
  }

  /** A revision that ECS would run in the service; where it would not, the person is told why, and who else rolls it out. */
  async #fitting(found: Found, arn: string): Promise<ecs.TaskDefinition | undefined> {
    const { room, region, service, hindrance } = found;
    const revision = await room.ecs.describeTaskDefinition(region, arn);
    const faults = misfits(service, revision, l10n.t);
    if (faults.length > 0) {
      const message = l10n.t('{0} cannot run {1}', service.name, revisionName(arn));
      await window.showErrorMessage(message, { modal: true, detail: faults.join('\n') });
      return undefined;
    }
    if (hindrance === undefined) return revision;
    await explain(found, service, hindrance, arn);
    return undefined;
  }

  #confirm({ region, service }: Found, title: string, facts: readonly string[], button: string): Promise<boolean> {
    return confirm(this.aws, { title, facts, region: region.name, cluster: service.cluster, button });
  }

  #change(found: Found, question: string, facts: readonly string[], button: string, change: Change): Promise<void> {
    return this.#agree(found, question, facts, button, () => this.#update(found, change));
  }

  /** Does something once the person has agreed, and has them watch what comes of it. */
  async #agree(found: Found, question: string, facts: readonly string[], button: string, run: () => Promise<unknown>) {
    if (!(await this.#confirm(found, question, facts, button))) return;
    await run();
    this.changed();
    void commands.executeCommand('quaymaster.watchDeployment', { subject: subjectOfService(found) });
  }

  async #update({ room, region, service }: Found, change: Change): Promise<void> {
    await room.ecs.updateService(region, { cluster: service.cluster, service: service.name, ...change });
  }
}

function subjectOfService({ region, service }: Found): Subject {
  const { name, arn, cluster, taskDefinition } = service;
  return { region: region.name, name, arn, cluster, service: name, taskDefinition };
}
