import type { ecs } from '../../../aws/src';

/** A stopped task of the service `web`; of its containers only what is given. */
export function stopped({
  containers = [{ name: 'web' }],
  ...change
}: Omit<Partial<ecs.Task>, 'containers'> & { readonly containers?: readonly Partial<ecs.Container>[] }): ecs.Task {
  const id = change.id ?? '0123abcd0123abcd0123abcd0123abcd';
  return {
    id,
    arn: `arn:aws:ecs:eu-west-1:111122223333:task/parcels/${id}`,
    cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/parcels',
    taskDefinition: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:8',
    group: 'service:web',
    service: 'web',
    startedBy: 'ecs-svc/2',
    status: 'STOPPED',
    desiredStatus: 'STOPPED',
    health: 'UNKNOWN',
    execEnabled: false,
    ...change,
    containers: containers.map((container) => ({
      name: 'web',
      arn: '',
      status: 'STOPPED',
      health: 'UNKNOWN',
      privateIps: [],
      ports: [],
      ...container,
    })),
  };
}
