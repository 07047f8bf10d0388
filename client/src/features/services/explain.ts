import { commands, env, l10n, Uri, window, workspace } from 'vscode';
import { ecsConsole } from '../../../../server/src/engine/console';
import type { ecs } from '../../infrastructure/aws/room';
import type { Hindrance } from './abilities';
import { appSpec, createDeployment } from './app-spec';
import type { Desk } from './desk';

/** Says why ECS would not do something, and offers what works instead. `revision` is the ARN of what was to run. */
export async function explain(
  { aws, region }: Desk,
  service: ecs.Service,
  { why, elsewhere }: Hindrance,
  revision = service.taskDefinition,
): Promise<void> {
  const { t } = l10n;
  const [spec, command, scale, console] = [t('Open AppSpec'), t('Copy Command'), t('Scale…'), t('Open Console')];
  const page = ecsConsole(service.arn);
  const buttons = [
    ...(elsewhere === 'CODE_DEPLOY' && revision !== undefined ? [spec, command] : []),
    ...(elsewhere === 'EXTERNAL' ? [scale] : []),
    ...(elsewhere === undefined || page === undefined ? [] : [console]),
  ];
  const title = t('ECS does not do this for {0}', service.name);
  const chosen = await window.showInformationMessage(title, { modal: true, detail: why }, ...buttons);
  if (chosen === console && page !== undefined) await env.openExternal(Uri.parse(page, true));
  if (chosen === scale) {
    const { name, arn, cluster } = service;
    await commands.executeCommand('quaymaster.scaleService', {
      subject: { region: region.name, name, arn, cluster, service: name },
    });
  }
  if (revision === undefined) return;
  if (chosen === spec) {
    const document = await workspace.openTextDocument({ language: 'yaml', content: appSpec(service, revision) });
    await window.showTextDocument(document, { preview: false });
  }
  if (chosen === command) {
    const shell = process.platform === 'win32' ? 'powershell' : 'posix';
    const place = { region: region.name, profile: aws.place.profile };
    await env.clipboard.writeText(createDeployment(service, revision, place, shell));
    await window.showInformationMessage(t('Copied. Check the names of application and deployment group.'));
  }
}
