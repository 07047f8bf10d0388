import type { ecs } from '../../infrastructure/aws/room';
import { afterSlash } from '../explorer/text';

/** The variable that the plugin takes the session from, when its name is the first argument. Source: `sessionmanager.py` of the AWS CLI. */
const variable = 'AWS_SSM_START_SESSION_RESPONSE';

/** What the plugin is started with. The environment holds the token, and must be kept nowhere. */
export interface PluginStart {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The arguments and the environment of the session-manager-plugin, as the AWS CLI gives them: session, region, operation, profile, target, endpoint.
 * Sources: `ecs/executecommand.py` of the AWS CLI; `session.go` of the plugin.
 */
export function pluginStart(
  { id, streamUrl, token, endpoint }: ecs.ExecSession,
  where: {
    readonly region: string;
    readonly profile?: string;
    readonly task: ecs.Task;
    readonly container: ecs.Container;
  },
): PluginStart {
  const { region, profile = '', task, container } = where;
  const target = `ecs:${afterSlash(task.cluster)}_${task.id}_${container.runtimeId}`;
  return {
    args: [variable, region, 'StartSession', profile, JSON.stringify({ Target: target }), endpoint],
    env: { [variable]: JSON.stringify({ SessionId: id, TokenValue: token, StreamUrl: streamUrl }) },
  };
}
