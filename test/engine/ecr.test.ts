import assert from 'node:assert/strict';
import { expectedEcrSuffix, parseEcrHost } from '../../server/src/engine/ecr';

describe('hosts of ECR registries', () => {
  const hosts: [host: string, partition: string | undefined, rest: object][] = [
    ['111122223333.dkr.ecr.eu-west-1.amazonaws.com', 'aws', { region: 'eu-west-1', fips: false, dualStack: false }],
    ['111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com', 'aws-us-gov', { fips: true }],
    ['111122223333.dkr-ecr.eu-west-1.on.aws', 'aws', { dualStack: true, fips: false }],
    ['111122223333.dkr-ecr-fips.us-east-1.on.aws', 'aws', { dualStack: true, fips: true }],
    ['111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn', 'aws-cn', {}],
    ['111122223333.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn', 'aws-cn', { dualStack: true }],
    ['111122223333.dkr.ecr.eusc-de-east-1.amazonaws.eu', 'aws-eusc', {}],
    ['111122223333.dkr.ecr.us-iso-east-1.c2s.ic.gov', 'aws-iso', {}],
    ['111122223333.dkr.ecr.us-isob-east-1.sc2s.sgov.gov', 'aws-iso-b', {}],
    ['111122223333.dkr.ecr.mars-north-1.amazonaws.com', 'aws', { region: 'mars-north-1' }],
    ['1.dkr.ecr.eu-west-1.amazonaws.com', 'aws', { account: '1' }],
    ['dkr.ecr.eu-west-1.amazonaws.com', 'aws', { account: '' }],
    ['111122223333.dkr.ecr.eu-west-1.localhost.localstack.cloud:4566', undefined, { region: 'eu-west-1' }],
  ];
  for (const [host, partition, rest] of hosts) {
    it(`reads ${host}`, () => {
      const read = parseEcrHost(host);
      assert.ok(read);
      assert.equal(read.partition?.id, partition);
      assert.deepEqual({ ...read, ...rest }, read);
    });
  }

  it('leaves other hosts alone', () => {
    for (const host of ['public.ecr.aws', 'ecr.eu-west-1.amazonaws.com', 'dkr.ecr.example', 'docker.io'])
      assert.equal(parseEcrHost(host), undefined, host);
  });

  it('knows the ending that a region calls for, and says nothing of unknown regions and endings', () => {
    const expected = (host: string) => {
      const read = parseEcrHost(host);
      assert.ok(read);
      return expectedEcrSuffix(read);
    };
    assert.equal(expected('111122223333.dkr.ecr.cn-north-1.amazonaws.com'), 'amazonaws.com.cn');
    assert.equal(expected('111122223333.dkr-ecr.cn-north-1.on.aws'), 'on.amazonwebservices.com.cn');
    assert.equal(expected('111122223333.dkr.ecr.eu-west-1.amazonaws.co'), 'amazonaws.com');
    assert.equal(expected('111122223333.dkr.ecr.us-gov-west-1.amazonaws.com'), undefined);
    assert.equal(expected('111122223333.dkr.ecr.mars-north-1.amazonaws.com'), undefined);
    assert.equal(expected('111122223333.dkr.ecr.eu-west-1.example.com'), undefined);
  });
});
