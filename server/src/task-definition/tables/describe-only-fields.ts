/** What DescribeTaskDefinition adds to a task definition. Source: the shape TaskDefinition of the ECS API, less its input. */
export const describeOnlyFields: ReadonlySet<string> = new Set([
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'deleteRequestedAt',
]);
