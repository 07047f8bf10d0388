import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { partitionOfRegion, partitions } from '../../server/src/engine/partitions';

interface SdkPartition {
  readonly id: string;
  readonly regionRegex: string;
  readonly regions: Readonly<Record<string, unknown>>;
  readonly outputs: { readonly dnsSuffix: string; readonly dualStackDnsSuffix: string };
}

/** The table that the AWS SDK itself resolves endpoints with. */
async function sdkPartitions(): Promise<readonly SdkPartition[]> {
  const core = dirname(createRequire(import.meta.url).resolve('@aws-sdk/core/package.json'));
  const path = join(core, 'dist-es/submodules/client/util-endpoints/lib/aws/partitions.js');
  const loaded: { partitionsInfo: { partitions: SdkPartition[] } } = await import(pathToFileURL(path).href);
  return loaded.partitionsInfo.partitions;
}

describe('partitions of AWS', () => {
  it('are those of the AWS SDK', async () => {
    const sdk = await sdkPartitions();
    assert.deepEqual(
      partitions.map(({ id, dnsSuffix, dualStackDnsSuffix }) => ({ id, dnsSuffix, dualStackDnsSuffix })),
      sdk.map(({ id, outputs: { dnsSuffix, dualStackDnsSuffix } }) => ({ id, dnsSuffix, dualStackDnsSuffix })),
    );
    assert.deepEqual(
      partitions.map(({ regions }) => regions.source),
      sdk.map(({ regionRegex }) => regionRegex.replaceAll('\\-', '-')),
    );
  });

  it('know every region of the SDK, each in its partition', async () => {
    for (const { id, regions } of await sdkPartitions())
      for (const region of Object.keys(regions).filter((name) => !name.endsWith('-global')))
        assert.equal(partitionOfRegion(region)?.id, id, region);
  });
});
