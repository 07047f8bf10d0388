import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { regions } from '../../server/src/engine/regions';

describe('regions of AWS', () => {
  it('are those of the AWS SDK', async () => {
    const core = dirname(createRequire(import.meta.url).resolve('@aws-sdk/core/package.json'));
    const path = join(core, 'dist-es/submodules/client/util-endpoints/lib/aws/partitions.js');
    const { partitionsInfo } = await import(pathToFileURL(path).href);
    const partitions: readonly { readonly regions: object }[] = partitionsInfo.partitions;
    const names = partitions.flatMap((partition) => Object.keys(partition.regions));
    assert.deepEqual(Object.keys(regions).sort(), names.filter((name) => !name.endsWith('-global')).sort());
  });
});
