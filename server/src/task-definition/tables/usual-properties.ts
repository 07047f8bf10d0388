/**
 * The properties that are written most, by structure, in the order in which they are offered: by how often public task definitions
 * have them. `links`, a legacy feature, are left out; what is not here follows in the order of the API.
 */
export const usualProperties: Readonly<Record<string, readonly string[]>> = {
  ContainerDefinition: [
    ...['name', 'image', 'essential', 'memory', 'logConfiguration', 'cpu', 'command', 'portMappings', 'environment'],
    ...['memoryReservation', 'mountPoints', 'healthCheck', 'dependsOn', 'entryPoint', 'secrets', 'workingDirectory'],
    ...['firelensConfiguration', 'linuxParameters', 'volumesFrom', 'stopTimeout'],
  ],
};
