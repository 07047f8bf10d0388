import { createHash, randomUUID } from 'node:crypto';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { ECRClient, PutImageCommand } from '@aws-sdk/client-ecr';
import { CreateClusterCommand, CreateServiceCommand, ECSClient } from '@aws-sdk/client-ecs';
import { type AwsRegion, openSession } from '../../../aws/src';
import { TestEnvironment } from '../environment';
import { allRecords, goodKeys } from '../harness';
import { type Sandbox, startSandbox } from '../sandbox/server';

/** What a suite of operations works with, at whatever endpoint. */
export interface Endpoint {
  /** Of the session that is tried. */
  readonly region: AwsRegion;
  /** A name that nothing else at the endpoint has. */
  name(stem: string): string;
  /** Pushes an image of a platform, and gives its digest. */
  pushImage(repository: string, tag: string, platform?: string): Promise<string>;
  createCluster(cluster: string): Promise<void>;
  createService(cluster: string, service: string, taskDefinition: string): Promise<void>;
  /** Writes lines to a new stream. */
  writeLogs(group: string, stream: string, lines: readonly string[]): Promise<void>;
}

/**
 * An endpoint for a suite: that of QUAYMASTER_AWS_ENDPOINT, or else a sandbox. What the room itself never makes (clusters, services,
 * images, logs) is made by plain clients.
 */
export function useEndpoint(): Endpoint {
  let environment: TestEnvironment;
  let sandbox: Sandbox | undefined;
  let region: AwsRegion;
  let close = () => {};
  let client: { readonly endpoint: string; readonly region: string; readonly credentials: typeof keys };

  before(async () => {
    const given = process.env.QUAYMASTER_AWS_ENDPOINT;
    environment = new TestEnvironment(goodKeys);
    if (given === undefined) sandbox = await startSandbox();
    const endpoint = given ?? sandbox?.address ?? '';
    const session = await openSession({ endpoint, region: 'eu-west-1', log: (record) => allRecords.push(record) });
    client = { endpoint, region: 'eu-west-1', credentials: keys };
    region = session.region();
    close = () => session.dispose();
  });
  after(async () => {
    close();
    await sandbox?.close();
    environment.restore();
  });

  return {
    get region() {
      return region;
    },
    name: (stem) => `${stem}-${randomUUID().slice(0, 8)}`,
    async pushImage(repositoryName, imageTag, platform = 'linux/amd64') {
      const imageManifest = indexOf(platform, `${repositoryName} ${imageTag}`);
      const input = { repositoryName, imageTag, imageManifest, imageManifestMediaType: indexType };
      const { image } = await new ECRClient(client).send(new PutImageCommand(input));
      return image?.imageId?.imageDigest ?? '';
    },
    async createCluster(clusterName) {
      await new ECSClient(client).send(new CreateClusterCommand({ clusterName }));
    },
    async createService(cluster, serviceName, taskDefinition) {
      const networkConfiguration = { awsvpcConfiguration: { subnets: [subnet()], securityGroups: [] } };
      const input = {
        cluster,
        serviceName,
        taskDefinition,
        desiredCount: 1,
        launchType: 'FARGATE',
        networkConfiguration,
      } as const;
      await new ECSClient(client).send(new CreateServiceCommand(input));
    },
    async writeLogs(logGroupName, logStreamName, lines) {
      const logs = new CloudWatchLogsClient(client);
      await logs.send(new CreateLogGroupCommand({ logGroupName })).catch(() => {});
      await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
      const logEvents = lines.map((message, index) => ({ message, timestamp: Date.now() - 60_000 + index }));
      await logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
    },
  };
}

/** The subnet that tasks are placed in: QUAYMASTER_AWS_SUBNET, or one that the sandbox takes. */
export function subnet(): string {
  return process.env.QUAYMASTER_AWS_SUBNET ?? 'subnet-0a1b2c3d4e5f60718';
}

const keys = { accessKeyId: goodKeys.AWS_ACCESS_KEY_ID, secretAccessKey: goodKeys.AWS_SECRET_ACCESS_KEY };
const indexType = 'application/vnd.oci.image.index.v1+json';

function indexOf(platform: string, salt: string): string {
  const [os, architecture] = platform.split('/');
  const digest = `sha256:${createHash('sha256').update(salt).digest('hex')}`;
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const manifests = [{ mediaType, digest, size: 500, platform: { os, architecture } }];
  return JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests });
}
