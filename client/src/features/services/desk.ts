import { l10n } from 'vscode';
import type { Aws } from '../../infrastructure/aws/aws';
import type { AwsRegion, AwsRoom, ecs } from '../../infrastructure/aws/room';
import { pickListed } from '../../infrastructure/questions/listed';
import { line } from '../../infrastructure/questions/prompts';
import { type Choice, type Place, placeChoices, revisionChoices, serviceChoices, typedPlace } from './choices';
import { familyName, revisionName } from './fit';
import type { Previous } from './previous';

/** What commands about services work with. */
export interface Desk {
  readonly aws: Aws;
  readonly room: AwsRoom;
  readonly region: AwsRegion;
}

/** Asks for a service of the region; `undefined` if the person would rather not. */
export async function askService(
  { room, region }: Desk,
  title: string,
  family?: string,
): Promise<ecs.Service | undefined> {
  const reader = {
    clusters: (signal: AbortSignal) => room.ecs.listClusters(region, { signal }),
    services: (cluster: string, signal: AbortSignal) => room.ecs.listServices(region, cluster, { signal }),
    tasks: (of: ecs.TasksOf, signal: AbortSignal) => room.ecs.listTasks(region, of, { signal }),
  };
  const ask = (canGoBack: boolean, pages: (signal: AbortSignal) => AsyncIterable<readonly Choice<Place>[]>) =>
    pickListed<Place>({
      title,
      canGoBack,
      placeholder: l10n.t('Which service? Or type cluster/service'),
      pages,
      free: typedPlace,
    });
  for (;;) {
    let asked = await ask(false, (signal) => placeChoices(reader, family, l10n.t, signal));
    if (asked === undefined || asked === 'back') return undefined;
    const { cluster, service } = asked.value;
    if (service === undefined)
      asked = await ask(true, (signal) => serviceChoices(reader, cluster, family, l10n.t, signal));
    if (asked === 'back') continue;
    return asked === undefined ? undefined : room.ecs.describeService(region, cluster, asked.value.service ?? '');
  }
}

/** Asks for a revision for a service, of its own family or of another one; its ARN. `proposed` comes first. */
export async function askRevision(
  { room, region }: Desk,
  service: ecs.Service,
  title: string,
  proposed?: Promise<Previous | undefined>,
): Promise<string | undefined> {
  const { t } = l10n;
  // What stands for none of the revisions shown.
  const other = '';
  const last = [line(`$(list-tree) ${t('Another family…')}`, other)];
  for (let family = familyName(service.taskDefinition ?? ''); ; family = '') {
    if (family === '') {
      const asked = await pickListed<string>({
        title,
        canGoBack: false,
        placeholder: t('Which family?'),
        async *pages(signal) {
          for await (const page of room.ecs.listFamilies(region, { signal }))
            yield page.map((name) => line(name, name));
        },
      });
      if (asked === undefined || asked === 'back') return undefined;
      family = asked.value;
    }
    const own = family;
    const asked = await pickListed<string>({
      title,
      canGoBack: false,
      placeholder: t('Which revision?'),
      async *pages(signal) {
        const previous = await proposed;
        if (previous !== undefined) {
          const { arn, why } = previous;
          yield [{ ...line(revisionName(arn), arn, t('ran before'), why), isFirst: true }];
        }
        for await (const page of room.ecs.listRevisions(region, own, { signal }))
          yield revisionChoices(page, service, t).filter(({ value }) => value !== previous?.arn);
      },
      last,
    });
    if (asked === undefined || asked === 'back') return undefined;
    if (asked.value !== other) return asked.value;
  }
}
