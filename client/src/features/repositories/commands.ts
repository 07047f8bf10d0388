import { type Disposable, l10n, window } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import { confirm, confirmByName } from '../../infrastructure/aws/confirm';
import { Disposables } from '../../infrastructure/disposal';
import { plainWords } from '../../infrastructure/plain-words';
import { type CommandTable, subjectOf } from '../explorer/item-commands';
import type { Subject } from '../explorer/node';
import { shortDigest } from '../explorer/text';
import { createRepository } from './create';
import { FindingsDocuments } from './findings-documents';

/** What changes repositories and images, and what shows scans. Each change asks first. */
export class RepositoryCommands extends Disposables implements Disposable {
  readonly #findings: FindingsDocuments;

  constructor(
    private readonly aws: Aws,
    /** What was read of repositories is out of date. */
    private readonly changed: () => void,
  ) {
    super();
    this.#findings = this.add(new FindingsDocuments(aws));
  }

  get table(): CommandTable {
    return {
      'quaymaster.createRepository': () => this.#create(),
      'quaymaster.deleteRepository': on((subject) => this.#deleteRepository(subject)),
      'quaymaster.deleteImage': on((subject) => this.#deleteImage(subject)),
      'quaymaster.startScan': on((subject) => this.#startScan(subject)),
      'quaymaster.showFindings': on((subject) => this.#findings.show(subject)),
    };
  }

  async #create(): Promise<void> {
    const repository = await createRepository(this.aws);
    if (repository === undefined) return;
    this.changed();
    window.setStatusBarMessage(l10n.t('Created: {0}', repository.uri), 5_000);
  }

  async #deleteRepository({ region, name, registry, repository = '' }: Subject): Promise<void> {
    this.aws.checkWritable();
    const { room } = await this.aws.open();
    const place = await this.aws.region(region);
    const images = await room.ecr.imagesNewestFirst(place, { repository, registry });
    const title = l10n.t('Delete the repository {0}', name);
    const facts = [
      images.length === 1
        ? l10n.t('It holds 1 image, which is deleted with it.')
        : l10n.t('It holds {0} images, which are deleted with it.', images.length),
    ];
    if (!(await confirmByName(this.aws, { title, facts, region }, name))) return;
    await room.ecr.deleteRepository(place, repository, { force: images.length > 0 });
    this.changed();
  }

  async #deleteImage({ region, registry, repository = '', digest = '', tags = [] }: Subject): Promise<void> {
    this.aws.checkWritable();
    const { room } = await this.aws.open();
    const place = await this.aws.region(region);
    const [tag] = tags;
    const name = tag === undefined ? `${repository}@${shortDigest(digest).replace('…', '')}` : `${repository}:${tag}`;
    const title = l10n.t('Delete the image {0}', name);
    const facts = tags.length > 1 ? [l10n.t('All of its tags go with it: {0}.', tags.join(', '))] : [];
    if (!(await confirmByName(this.aws, { title, facts, region }, name))) return;
    const of = { repository, registry };
    const [undeleted] = await room.ecr.deleteImages(place, of, [{ digest }]);
    this.changed();
    if (undeleted !== undefined)
      await window.showErrorMessage(plainWords(l10n.t('ECR did not delete {0}: {1}', name, undeleted.reason)));
  }

  async #startScan({ region, registry, repository = '', digest = '', tags = [] }: Subject): Promise<void> {
    this.aws.checkWritable();
    const { room } = await this.aws.open();
    const place = await this.aws.region(region);
    const title = l10n.t('Scan {0} for vulnerabilities?', `${repository} ${tags[0] ?? shortDigest(digest)}`);
    const facts = [l10n.t('ECR scans an image at most once a day.')];
    if (!(await confirm(this.aws, { title, facts, region, button: l10n.t('Scan') }))) return;
    await room.ecr.startScan(place, { repository, registry }, { digest });
    this.changed();
  }
}

/** A command for a line of the tree; without one it has nothing to work on. */
function on(work: (subject: Subject) => Promise<void>): (node: unknown) => Promise<void> {
  return async (node) => {
    const subject = subjectOf(node);
    if (subject !== undefined) await work(subject);
  };
}
