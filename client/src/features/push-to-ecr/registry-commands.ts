import { env, l10n, window } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import { EngineProblem, runEngine } from '../../infrastructure/container-engine';
import { kindOf, lastWords } from '../../infrastructure/container-engine/problem';
import { type CommandTable, subjectOf } from '../explorer/item-commands';
import type { Subject } from '../explorer/node';
import type { EcrTarget } from './plan';
import type { Pushes } from './pushes';
import { signInCommand } from './shell-commands';
import { signInStep } from './steps';
import { problemText } from './words';

/** Signing a person's own engine in, and pulling from the tree. */
export class RegistryCommands {
  constructor(
    private readonly aws: Aws,
    private readonly pushes: Pushes,
  ) {}

  get table(): CommandTable {
    return {
      'quaymaster.copySignIn': (node) => this.#copySignIn(subjectOf(node)),
      'quaymaster.signIn': (node) => this.#signIn(subjectOf(node)),
      'quaymaster.pullImage': (node) => this.#pull(subjectOf(node)),
    };
  }

  async #copySignIn(subject: Subject | undefined): Promise<void> {
    const target = await this.#target(subject);
    const engine = await this.#engineName();
    const shell = process.platform === 'win32' ? 'powershell' : 'posix';
    const text = signInCommand({ engine, target }, signInStep(target).args, shell);
    await env.clipboard.writeText(text);
    window.setStatusBarMessage(l10n.t('Copied: {0}', text), 5_000);
  }

  /** The engine may be missing on the machine that copies a command for another one. */
  async #engineName() {
    try {
      return await this.pushes.engines.find();
    } catch (error) {
      if (error instanceof EngineProblem) return { name: 'docker', builder: 'buildx' } as const;
      throw error;
    }
  }

  async #signIn(subject: Subject | undefined): Promise<void> {
    const { room } = await this.aws.open();
    const target = await this.#target(subject);
    let name = '';
    try {
      const engine = await this.pushes.engines.find();
      name = engine.name;
      const question = l10n.t('Sign {0} in to {1}?', engine.name, target.registry);
      const detail = l10n.t('It lasts for twelve hours, and is kept where {0} keeps its sign-ins.', engine.name);
      const button = l10n.t('Sign In');
      if ((await window.showWarningMessage(question, { modal: true, detail }, button)) !== button) return;
      const { password } = await room.ecr.getLogin(await this.aws.region(target.region));
      const { code, output } = await runEngine(engine, { args: signInStep(target).args, stdin: password });
      if (code !== 0)
        throw new EngineProblem(kindOf(output, false), lastWords(output.replaceAll(password, '[hidden]')));
      window.setStatusBarMessage(l10n.t('Signed in to {0}', target.registry), 5_000);
    } catch (error) {
      if (!(error instanceof EngineProblem)) throw error;
      await window.showErrorMessage(problemText(error, { engine: name, ...target }, l10n.t));
    }
  }

  async #pull(subject: Subject | undefined): Promise<void> {
    if (subject?.uri === undefined) return;
    await this.pushes.pull(subject.uri, await this.#target(subject));
  }

  /** The registry of a line of the tree, or that of the session. */
  async #target(subject: Subject | undefined): Promise<EcrTarget> {
    const { room } = await this.aws.open();
    const region = await this.aws.region(subject?.region);
    const { account } = await this.aws.identity();
    const registry = subject?.uri?.split('/')[0] ?? (await room.ecr.getLogin(region)).host;
    const { profile } = this.aws.settings;
    const repository = subject?.repository ?? '';
    return { registry, repository, region: region.name, account: subject?.registry ?? account, profile };
  }
}
