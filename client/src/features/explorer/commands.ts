/** The commands that need AWS; each loads what it needs when it is first used. */
export const awsCommands = [
  'quaymaster.selectPlace',
  'quaymaster.selectProfile',
  'quaymaster.selectRegion',
  'quaymaster.renewCredentials',
  'quaymaster.refreshClusters',
  'quaymaster.refreshTaskDefinitions',
  'quaymaster.refreshRepositories',
  'quaymaster.filterClusters',
  'quaymaster.filterTaskDefinitions',
  'quaymaster.filterRepositories',
  'quaymaster.pinCluster',
  'quaymaster.pinRepository',
  'quaymaster.unpin',
  'quaymaster.copyArn',
  'quaymaster.copyName',
  'quaymaster.copyUri',
  'quaymaster.copyDigestUri',
  'quaymaster.openInConsole',
  'quaymaster.loadMore',
  'quaymaster.retry',
  'quaymaster.remedy',
] as const;

export type AwsCommand = (typeof awsCommands)[number];
