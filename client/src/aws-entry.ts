import { commands, type Disposable, type ExtensionContext, type LogOutputChannel, type Task, window } from 'vscode';
import type { AwsFeatures } from './aws-features';
import { awsCommands } from './features/explorer/commands';
import type { TreeNode } from './features/explorer/node';
import { LateProvider } from './features/explorer/provider';
import { type ViewName, viewIds } from './features/explorer/view-ids';
import type { AsksServer } from './features/push-to-ecr/link-server';
import { provideTasks } from './features/push-to-ecr/task-provider';
import type { PushTask } from './features/push-to-ecr/tasks-json';
import { Disposables } from './infrastructure/disposal';

/** What is there of AWS from the start: empty views, and commands that load the rest when they are used. */
export class AwsEntry extends Disposables {
  readonly #views = new Map<ViewName, ReturnType<typeof window.createTreeView<TreeNode>>>();
  #features: Promise<AwsFeatures> | undefined;

  constructor(
    private readonly context: ExtensionContext,
    private readonly log: LogOutputChannel,
    private readonly server: () => AsksServer,
  ) {
    super();
    for (const name of Object.keys(viewIds) as ViewName[]) this.#views.set(name, this.#createView(name));
    for (const id of awsCommands)
      this.add(commands.registerCommand(id, async (...args: unknown[]) => (await this.features()).run(id, args)));
    const open = async (task: unknown, scope: Task['scope']) =>
      (await this.features()).pushes.openTask(task as PushTask, scope);
    this.add(provideTasks(open));
    // Who has chosen a profile in this workspace wants to see which; AWS itself is still not asked.
    if (context.workspaceState.get('aws.profile') !== undefined) void this.features();
  }

  /** Everything of AWS; a bundle of its own, loaded once. */
  features(): Promise<AwsFeatures> {
    this.#features ??= import('./aws-features').then(({ AwsFeatures }) => {
      return this.add(new AwsFeatures(this.context, this.log, this.#views, this.server()));
    });
    return this.#features;
  }

  /** Whether a person has used AWS in this window. */
  get isUsed(): boolean {
    return this.#features !== undefined;
  }

  #createView(name: ViewName): ReturnType<typeof window.createTreeView<TreeNode>> {
    const provider = this.add(new LateProvider(async () => (await this.features()).filling(name)));
    const options = { treeDataProvider: provider, showCollapseAll: true };
    return this.add(
      window.createTreeView<TreeNode>(viewIds[name], options) as Disposable &
        ReturnType<typeof window.createTreeView<TreeNode>>,
    );
  }
}
