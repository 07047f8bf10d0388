import assert from 'node:assert/strict';
import { containerAt, containerNamed, volumeNamed } from '../../server/src/task-definition/model';
import { inSpellingOf, parseCpu, parseMemory } from '../../server/src/task-definition/sizes';
import { modelOf } from './support';

describe('task definitions: the model', () => {
  const sizes: [string, cpu: number | undefined, memory: number | undefined][] = [
    ['1024', 1024, 1024],
    ['1 vCPU', 1024, undefined],
    ['1vcpu', 1024, undefined],
    ['.25 vcpu', 256, undefined],
    ['0.25 vCPU', 256, undefined],
    ['1.0 vCPU', 1024, undefined],
    ['2 GB', undefined, 2048],
    ['.5 gb', undefined, 512],
    ['0.5GB', undefined, 512],
    ['1 vcpus', undefined, undefined],
    ['1 vCPU ', undefined, undefined],
    ['1024.0', undefined, undefined],
    ['2GiB', undefined, undefined],
    ['2048MB', undefined, undefined],
    ['', undefined, undefined],
  ];
  for (const [text, cpu, memory] of sizes) {
    it(`reads "${text}" as a size, or not`, () => {
      assert.equal(parseCpu(text), cpu);
      assert.equal(parseMemory(text), memory);
    });
  }

  it('writes sizes as their author does', () => {
    assert.equal(inSpellingOf('1024', 2048), '2048');
    assert.equal(inSpellingOf('1 vCPU', 2048), '2 vCPU');
    assert.equal(inSpellingOf('.5GB', 256), '.25GB');
    assert.equal(inSpellingOf('0.5 GB', 256), '0.25 GB');
  });

  const forms: [string, form: string, containers: (string | undefined)[]][] = [
    ['{"family": "a", "containerDefinitions": [{"name": "web"}, {}]}', 'task-definition', ['web', undefined]],
    ['{"taskDefinition": {"containerDefinitions": [{"name": "web"}]}, "tags": []}', 'task-definition', ['web']],
    ['[{"name": "web"}, null, ${sidecar}, {"name": "log"}]', 'container-definitions', ['web', 'log']],
    ['{"pidMode": "shared", "containerDefinitions": []}', 'daemon-task-definition', []],
    ['{"containerDefinitions": "${all}"}', 'task-definition', []],
    ['3', 'task-definition', []],
    ['', 'task-definition', []],
  ];
  for (const [text, form, containers] of forms) {
    it(`recognises ${text} as ${form}`, () => {
      const model = modelOf(text);
      assert.equal(model.form, form);
      assert.deepEqual(
        model.containers.map(({ name }) => name),
        containers,
      );
    });
  }

  it('knows nothing of the task around a fragment', () => {
    const { task, compatibility, cpu } = modelOf('[{"name": "web"}]');
    assert.equal(task.has('networkMode'), 'unknown');
    assert.equal(cpu.state, 'unknown');
    assert.equal(compatibility.requires('FARGATE'), 'unknown');
    assert.equal(compatibility.networkMode, undefined);
  });

  it('takes null as absent, and a wrong type as unknown', () => {
    const { task } = modelOf('{"family": null, "cpu": [], "volumes": {}, "runtimePlatform": 1}');
    assert.equal(task.string('family').state, 'absent');
    assert.equal(task.string('cpu').state, 'unknown');
    assert.equal(task.list('volumes').state, 'unknown');
    assert.equal(task.section('runtimePlatform').string('cpuArchitecture').state, 'unknown');
    assert.equal(task.section('proxyConfiguration').list('properties').state, 'absent');
  });

  const misspelt: [string, property: string, state: string][] = [
    ['{"Image": "web"}', 'image', 'unknown'],
    ['{"imgae": "web"}', 'image', 'unknown'],
    ['{"execution_role_arn": "web"}', 'executionRoleArn', 'unknown'],
    ['{"launchType": "FARGATE"}', 'requiresCompatibilities', 'unknown'],
    ['{"Image": null}', 'image', 'absent'],
    ['{"startTimeout": 3}', 'stopTimeout', 'absent'],
    ['{"compatibilities": []}', 'requiresCompatibilities', 'absent'],
    ['{"x-note": ""}', 'image', 'absent'],
  ];
  for (const [text, property, state] of misspelt) {
    it(`takes ${property} as ${state} in ${text}`, () => {
      assert.equal(modelOf(text).task.string(property).state, state);
    });
  }

  it('takes the names in a map as they are', () => {
    const [web] = modelOf('[{"logConfiguration": {"options": {"awslogs-Group": "web"}}}]').containers;
    assert.equal(web?.logOptions.has('awslogs-group'), 'no');
  });

  it('does not call absent what a template may still add', () => {
    const { task } = modelOf('{"family": "a", ${more}}');
    assert.equal(task.string('memory').state, 'unknown');
    assert.equal(task.string('family').value, 'a');
  });

  it('reads the last of equal keys', () => {
    assert.equal(modelOf('{"cpu": "256", "cpu": "512"}').cpu.value, 512);
    assert.equal(modelOf('{"cpu": "256", "cpu": null}').cpu.state, 'absent');
  });

  const modes: [string, string | undefined][] = [
    ['"networkMode": "host"', 'host'],
    ['"networkMode": "${mode}"', undefined],
    ['"requiresCompatibilities": ["EC2"]', 'bridge'],
    ['"requiresCompatibilities": ["EC2", "FARGATE"]', undefined],
    ['"requiresCompatibilities": ["MANAGED_INSTANCES"]', undefined],
    ['"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}', undefined],
    ['"networkMode": null', 'bridge'],
  ];
  for (const [members, mode] of modes) {
    it(`with ${members} the network mode in force is ${mode}`, () => {
      assert.equal(modelOf(`{${members}}`).compatibility.networkMode, mode);
    });
  }

  const required: [string, string][] = [
    ['["FARGATE"]', 'yes'],
    ['["FARGATE", "${other}"]', 'yes'],
    ['["EC2"]', 'no'],
    ['["EC2", "${other}"]', 'unknown'],
    ['[]', 'unknown'],
    ['null', 'unknown'],
    ['"${all}"', 'unknown'],
  ];
  for (const [list, answer] of required) {
    it(`with requiresCompatibilities ${list} FARGATE is required: ${answer}`, () => {
      assert.equal(modelOf(`{"requiresCompatibilities": ${list}}`).compatibility.requires('FARGATE'), answer);
    });
  }

  it('looks names up, unless a placeholder may hide them', () => {
    const model = modelOf('{"containerDefinitions": [{"name": "web"}], "volumes": [{"name": "${data}"}]}');
    assert.equal(containerNamed(model, 'web'), model.containers[0]);
    assert.equal(containerNamed(model, 'log'), undefined);
    assert.equal(volumeNamed(model, 'data'), 'unknown');
    assert.equal(volumeNamed(model, '${data}'), model.volumes[0]);
    assert.equal(volumeNamed(modelOf('[{}]'), 'data'), 'unknown');
  });

  it('finds the container around a place', () => {
    const text = '{"containerDefinitions": [{"name": "web"}, {"name": "log", "cpu": 1}]}';
    const model = modelOf(text);
    assert.equal(containerAt(model, text.indexOf('cpu'))?.name, 'log');
    assert.equal(containerAt(model, 3), undefined);
  });
});
