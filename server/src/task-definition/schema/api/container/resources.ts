import { choice, integer, list, nested, structure, text } from '../../build';
import type { Members } from '../../types';

const nvidiaMps = structure(
  'NvidiaMpsAllocation',
  'The share of one GPU that the container gets through the NVIDIA Multi-Process Service.',
  ['memory'],
  {
    memory: integer(
      'GPU memory in MiB for this container. It must be free on a single GPU; ECS limits the container to it. Containers of one task that share get the same GPU, which must hold the sum.',
      { unit: 'MiB', skeleton: 1024 },
    ),
    maxComputePercent: integer(
      'The most of the compute power of the GPU that the container may use, in percent. It is a ceiling and reserves nothing. Without it the setting of the MPS server counts, which is 100 unless it was changed.',
      { unit: 'percent' },
    ),
  },
);

const sharingStrategy = {
  ...structure('SharingStrategy', 'How the container shares a GPU with others. Name exactly one strategy.', [], {
    nvidiaMps: nested('Share a GPU through the NVIDIA Multi-Process Service (MPS).', nvidiaMps),
  }),
  union: true as const,
};

const resourceRequirement = structure(
  'ResourceRequirement',
  'A device that the container needs, with how many or how much of it.',
  ['type'],
  {
    type: choice('The kind of device.', {
      GPU: 'NVIDIA GPUs of the container instance.',
      NeuronDevice: 'AWS Trainium or Inferentia devices; on Amazon ECS Managed Instances only.',
      InferenceAccelerator: 'Amazon Elastic Inference, which AWS has shut down. ECS rejects it.',
    }),
    value: text(
      'How many: for `GPU` a count such as `"1"`, or `"ALL"` for every GPU of the instance; for `NeuronDevice` always `"ALL"`. Leave it out if a GPU is shared with `sharingStrategy`.',
    ),
    sharingStrategy: nested(
      'Share a GPU with other containers instead of owning it; for type `GPU` on EC2 and Managed Instances. Give either this or `value`, in the same way for all containers of the task.',
      sharingStrategy,
    ),
  },
);

const ulimit = structure(
  'Ulimit',
  'A resource limit of the Linux kernel for the processes in the container.',
  ['name', 'softLimit', 'hardLimit'],
  {
    name: choice('The resource that is limited, as `getrlimit(2)` names it.', {
      core: 'Size of core dumps, in bytes.',
      cpu: 'CPU time, in seconds.',
      data: 'Size of the data segment, in bytes.',
      fsize: 'Size of files that are written, in bytes.',
      locks: 'Number of file locks.',
      memlock: 'Memory locked into RAM, in bytes.',
      msgqueue: 'Bytes in POSIX message queues.',
      nice: 'Ceiling of the nice value.',
      nofile: 'Number of open files. The one that Fargate lets you change.',
      nproc: 'Number of processes of the user.',
      rss: 'Resident set size; without effect on today’s kernels.',
      rtprio: 'Ceiling of the real-time priority.',
      rttime: 'CPU time of a real-time process without a blocking call, in microseconds.',
      sigpending: 'Number of queued signals.',
      stack: 'Size of the stack, in bytes.',
    }),
    softLimit: integer(
      'The limit that counts. A process may raise it up to the hard limit. Bytes, seconds or a count, depending on `name`.',
      { skeleton: 65535 },
    ),
    hardLimit: integer('The ceiling of the soft limit. It must not be lower than `softLimit`.', { skeleton: 65535 }),
  },
);

/** What a container gets of the machine. */
export const resources: Members = {
  cpu: integer(
    [
      'CPU units for the container; 1024 are one vCPU. Linux takes them as a weight: idle CPU goes to whoever wants it. Windows takes them as a ceiling.',
      '',
      'All containers together must not have more than the `cpu` of the task. Linux knows 2 to 262144; the ECS agent maps other values into that range.',
    ].join('\n'),
    { unit: 'CPU units', skeleton: 256, fargate: 'Optional. What no container claims is shared.' },
  ),
  memory: integer(
    'The hard limit in MiB: a container that takes more is killed. It must not exceed the `memory` of the task. Without a task `memory`, each container needs this or `memoryReservation`. Docker needs at least 6 MiB.',
    { min: 0, unit: 'MiB', skeleton: 512, fargate: 'Optional, since the task has a size.' },
  ),
  memoryReservation: integer(
    'The soft limit in MiB: what is set aside for the container on the instance, and what it is held to when memory runs short. It may use more, up to `memory` or to what the instance has. If both are given it must not exceed `memory`.',
    { min: 0, unit: 'MiB', skeleton: 256, fargate: 'Optional, since the task has a size.' },
  ),
  resourceRequirements: list('GPUs and AWS Neuron devices for the container.', resourceRequirement, {
    fargate: 'GPUs and Neuron devices are not supported.',
    skeleton: [{ type: 'GPU', value: '1' }],
  }),
  ulimits: list('Resource limits that replace the defaults of the container engine. Not for Windows.', ulimit, {
    fargate: 'Only `nofile` takes effect; its default is 65535, soft and hard.',
    skeleton: [{ name: 'nofile', softLimit: 65535, hardLimit: 65535 }],
  }),
};
