/** The views of the explorer, by the ids that the manifest gives them. */
export const viewIds = {
  clusters: 'quaymaster.clusters',
  taskDefinitions: 'quaymaster.taskDefinitions',
  repositories: 'quaymaster.repositories',
} as const;

export type ViewName = keyof typeof viewIds;
