import assert from 'node:assert/strict';
import { revisionText } from '../../../client/src/features/revisions/revision-text';
import { SecretValues } from '../../../client/src/features/revisions/secret-values';

describe('a revision as a file', () => {
  it('begins with what a person looks for, and leaves out the empty values that ECS fills in', () => {
    const document = {
      volumes: [],
      placementConstraints: [],
      containerDefinitions: [
        {
          environment: [],
          mountPoints: [],
          cpu: 0,
          essential: true,
          image: 'web:1.4.2',
          command: [],
          name: 'web',
          futureMember: { kept: true },
        },
      ],
      cpu: '256',
      family: 'web',
    };
    assert.equal(
      revisionText(document),
      `{
  "family": "web",
  "cpu": "256",
  "containerDefinitions": [
    {
      "name": "web",
      "image": "web:1.4.2",
      "essential": true,
      "command": [],
      "futureMember": {
        "kept": true
      }
    }
  ]
}
`,
    );
  });
});

describe('texts side by side', () => {
  const definition = (password: string) =>
    JSON.stringify(
      {
        family: 'web',
        containerDefinitions: [
          {
            name: 'web',
            environment: [
              { name: 'DB_PASSWORD', value: password },
              { name: 'LEVEL', value: 'debug' },
            ],
            secrets: [{ name: 'API_TOKEN', valueFrom: 'arn:aws:ssm:eu-west-1:111122223333:parameter/token' }],
            repositoryCredentials: {
              credentialsParameter: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:pull',
            },
            logConfiguration: { logDriver: 'splunk', options: { 'splunk-token': 'opaque-word' } },
          },
        ],
      },
      undefined,
      2,
    );

  it('hide values whose names say that they are secret, and nothing else', () => {
    const hidden = new SecretValues().hide(definition('a-word'));
    const shown = JSON.parse(definition('••••••••'));
    shown.containerDefinitions[0].logConfiguration.options['splunk-token'] = '••••••••';
    assert.deepEqual(JSON.parse(hidden), shown);
    assert.equal(hidden.split('\n').length, definition('').split('\n').length);
  });

  it('show that a hidden value changed, and that it did not', () => {
    const secrets = new SecretValues();
    const before = secrets.hide(definition('one'));
    assert.notEqual(before, secrets.hide(definition('two')));
    assert.equal(before, secrets.hide(definition('one')));
  });
});
