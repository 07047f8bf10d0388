/** Compose files, also those that go on top of others: `compose.yaml`, `docker-compose.prod.yml`. */
export const composeName = /(?:^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/i;

/** Workflows of GitHub Actions. */
export const workflowName = /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/i;
