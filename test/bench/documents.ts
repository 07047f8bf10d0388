/** A Dockerfile of about so many lines: stages that use each other, as large builds have them. */
export function bigDockerfile(lines: number): string {
  const stage = (index: number) => `
# What stage ${index} needs.
FROM ${index === 0 ? 'node:24-alpine' : `stage${index - 1}`} AS stage${index}
ARG VERSION=${index}
ENV NODE_ENV=production APP_VERSION=$VERSION
WORKDIR /srv/app
COPY --chown=node:node package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm \\
    npm ci \\
    && npm cache clean --force
COPY src ./src
RUN <<EOT
set -e
npm run build -- --version "$VERSION"
EOT
EXPOSE 8080/tcp
USER node
CMD npm start
`;
  const length = stage(0).split('\n').length - 1;
  return Array.from({ length: Math.max(1, Math.round(lines / length)) }, (_, index) => stage(index)).join('');
}

/** A task definition with so many containers, about 70 lines each. */
export function bigTaskDefinition(containers: number): string {
  const container = (index: number) => ({
    name: `app-${index}`,
    image: `111122223333.dkr.ecr.eu-central-1.amazonaws.com/app-${index}:1.4.2`,
    essential: true,
    cpu: 10,
    memoryReservation: 64,
    portMappings: [{ containerPort: 8000 + index, protocol: 'tcp' }],
    environment: Array.from({ length: 10 }, (_, key) => ({ name: `SETTING_${key}`, value: `value ${key}` })),
    secrets: [{ name: 'TOKEN', valueFrom: 'arn:aws:ssm:eu-central-1:111122223333:parameter/app/token' }],
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': '/ecs/app',
        'awslogs-region': 'eu-central-1',
        'awslogs-stream-prefix': `app-${index}`,
      },
    },
  });
  const definition = {
    family: 'big',
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    cpu: '4096',
    memory: '1024',
    executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole',
    containerDefinitions: Array.from({ length: containers }, (_, index) => container(index)),
  };
  return `${JSON.stringify(definition, undefined, 2)}\n`;
}

/** A lock file of about so many bytes. */
export function foreignJson(bytes: number): string {
  const entry = (index: number) => ({
    version: `1.${index}.0`,
    resolved: `https://registry.npmjs.org/package-${index}/-/package-${index}-1.${index}.0.tgz`,
    integrity: 'sha512-'.padEnd(95, 'x'),
    dependencies: { tslib: '^2.0.0' },
  });
  const size = JSON.stringify(entry(0), undefined, 2).length + 60;
  const entries = Array.from({ length: Math.ceil(bytes / size) }, (_, index) => [
    `node_modules/p${index}`,
    entry(index),
  ]);
  return JSON.stringify({ name: 'app', lockfileVersion: 3, packages: Object.fromEntries(entries) }, undefined, 2);
}
