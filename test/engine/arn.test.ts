import assert from 'node:assert/strict';
import { parseArn } from '../../server/src/engine/arn';

describe('ARNs', () => {
  it('come apart into their parts, the resource with its colons', () => {
    assert.deepEqual(parseArn('arn:aws:secretsmanager:eu-west-1:111122223333:secret:web-AbCdEf:key::'), {
      partition: 'aws',
      service: 'secretsmanager',
      region: 'eu-west-1',
      account: '111122223333',
      resource: 'secret:web-AbCdEf:key::',
    });
  });

  it('may have neither Region nor account', () => {
    assert.deepEqual(parseArn('arn:aws-cn:s3:::bucket/web.env'), {
      partition: 'aws-cn',
      service: 's3',
      region: '',
      account: '',
      resource: 'bucket/web.env',
    });
  });

  for (const text of ['', 'arn', 'arn:aws', 'arn:aws:s3:::', 'arn::s3:::bucket', 's3://bucket/key', 'ARN:aws:s3:::b']) {
    it(`"${text}" is none`, () => assert.equal(parseArn(text), undefined));
  }
});
