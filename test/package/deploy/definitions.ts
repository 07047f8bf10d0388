/** A task definition that the sandbox takes, small enough to read. */
export function definition(family: string, more: Readonly<Record<string, unknown>> = {}) {
  return {
    family,
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    executionRoleArn: 'arn:aws:iam::111122223333:role/parcels-execution',
    containerDefinitions: [container()],
    ...more,
  };
}

/** Its one container. */
export function container(image = 'public.ecr.aws/docker/library/busybox:1.36', environment: object[] = []) {
  return { name: 'books', image, essential: true, environment };
}
