import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { load } from 'js-yaml';
import { appSpec, createDeployment } from '../../../client/src/features/services/app-spec';
import { revisionArn, serviceOf } from './fixtures';

const revision = revisionArn('web:8');
const balanced = (container: string) => serviceOf({ loadBalancers: [{ container, port: 8080 }] });

describe('a deployment by AWS CodeDeploy', () => {
  for (const name of ['web', 'web-1', '1', '007', 'yes', 'null', 'n'])
    it(`is told the revision, and the container "${name}" with its port`, () => {
      assert.deepEqual(load(appSpec(balanced(name), revision)), {
        version: 0,
        Resources: [
          {
            TargetService: {
              Type: 'AWS::ECS::Service',
              Properties: {
                TaskDefinition: revision,
                LoadBalancerInfo: { ContainerName: name, ContainerPort: 8080 },
              },
            },
          },
        ],
      });
    });

  it('is started by a command that a shell hands on as it is', () => {
    const command = createDeployment(balanced('web'), revision, { region: 'eu-west-1', profile: "o'brien" }, 'posix');
    const script = command.replace(/^aws /, 'printf "%s\\0" ');
    const words = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
    assert.deepEqual(words, [
      'deploy',
      'create-deployment',
      '--application-name',
      'AppECS-parcels-web',
      '--deployment-group-name',
      'DgpECS-parcels-web',
      '--revision',
      `revisionType=AppSpecContent,appSpecContent={content='${appSpec(balanced('web'), revision)}'}`,
      '--region',
      'eu-west-1',
      '--profile',
      "o'brien",
    ]);
  });

  it('names application and group as the console does, which shortens long names', () => {
    const service = { ...balanced('web'), name: 's'.repeat(60) };
    const command = createDeployment(service, revision, { region: 'eu-west-1' }, 'posix');
    assert.match(command, / --application-name AppECS-parcels-s{46} --deployment-group-name DgpECS-parcels-s{46} /);
  });

  it('has nothing in it that an older PowerShell loses', () => {
    const command = createDeployment(balanced('web'), revision, { region: 'eu-west-1' }, 'powershell');
    assert.doesNotMatch(command, /"/);
    assert.match(command, /content=''version: 0\.0\n/);
  });
});
