import { l10n, Uri, window, workspace } from 'vscode';
import { confirm, confirmByName } from '../../infrastructure/aws/confirm';
import { plainWords } from '../../infrastructure/plain-words';
import { type CommandTable, subjectOf } from '../explorer/item-commands';
import type { Subject } from '../explorer/node';
import { familyReader } from '../task-definitions/reader';
import { type CompareParts, compareWithRevision } from './compare';
import { familyOf, revisionOf } from './documents';

/** What a person does with revisions: opens, saves and compares them, and takes them out of use. */
export class RevisionCommands {
  constructor(
    private readonly parts: CompareParts,
    /** What was read of task definitions is out of date. */
    private readonly changed: () => void,
  ) {}

  get table(): CommandTable {
    return {
      'quaymaster.openRevision': on((revision) => this.parts.documents.open(revision)),
      'quaymaster.saveRevision': on((revision) => this.#save(revision)),
      'quaymaster.compareWithRevision': (on) => compareWithRevision(on, this.parts),
      'quaymaster.deregisterRevision': on((revision) => this.#deregister(revision)),
      'quaymaster.deleteRevision': on((revision) => this.#delete(revision)),
    };
  }

  async #save(revision: Subject): Promise<void> {
    const text = await this.parts.documents.read(revision);
    const name = `task-definition-${familyOf(revision)}.json`;
    const folder = workspace.workspaceFolders?.[0]?.uri;
    const file = await window.showSaveDialog({
      title: l10n.t('Save {0} as a file', revision.name),
      defaultUri: folder === undefined ? undefined : Uri.joinPath(folder, name),
      filters: { JSON: ['json'] },
    });
    if (file === undefined) return;
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
    await window.showTextDocument(file, { preview: false });
  }

  async #deregister(revision: Subject): Promise<void> {
    const { aws } = this.parts;
    aws.checkWritable();
    const { region, name, arn = '' } = revision;
    const { room } = await aws.open();
    const place = await aws.region(region);
    const used = await familyReader(room, place)
      .inUse(familyOf(revision), new AbortController().signal)
      .catch(() => undefined);
    const users = used?.get(arn);
    const facts = [
      ...(users === undefined ? [] : [l10n.t('It still runs in {0}, where it goes on.', users.join(', '))]),
      ...(used === undefined ? [l10n.t('What still runs it could not be read; that goes on.')] : []),
      l10n.t('No task and no service can be started with it any more.'),
    ];
    const title = l10n.t('Deregister {0}?', name);
    if (!(await confirm(aws, { title, facts, region, button: l10n.t('Deregister') }))) return;
    await room.ecs.deregisterTaskDefinition(place, arn);
    this.changed();
    window.setStatusBarMessage(l10n.t('Deregistered: {0}', name), 5_000);
  }

  async #delete({ region, name, arn = '' }: Subject): Promise<void> {
    const { aws } = this.parts;
    aws.checkWritable();
    const { room } = await aws.open();
    const place = await aws.region(region);
    const title = l10n.t('Delete {0}', name);
    const facts = [l10n.t('ECS keeps it until nothing runs it any more; then it is gone for good.')];
    if (!(await confirmByName(aws, { title, facts, region }, name))) return;
    const [undeleted] = await room.ecs.deleteTaskDefinitions(place, [arn]);
    this.changed();
    if (undeleted !== undefined)
      await window.showErrorMessage(plainWords(l10n.t('ECS did not delete {0}: {1}', name, undeleted.reason)));
  }
}

/** A command for a line of the tree, or for the document of a revision. */
function on(work: (revision: Subject) => Promise<void>): (on: unknown) => Promise<void> {
  return async (on) => {
    const uri = on instanceof Uri ? on : window.activeTextEditor?.document.uri;
    const revision = subjectOf(on) ?? (uri === undefined ? undefined : revisionOf(uri));
    if (revision !== undefined) await work(revision);
  };
}
