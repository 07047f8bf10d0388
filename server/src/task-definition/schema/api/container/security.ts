import { systemControls } from '../../../tables/system-controls';
import { flag, list, nested, structure, text, texts } from '../../build';
import type { Members } from '../../types';
import { linuxParameters } from './linux';

const systemControl = structure(
  'SystemControl',
  'A parameter of the kernel that has a value of its own in each namespace.',
  [],
  {
    namespace: {
      type: { kind: 'text', values: systemControls, open: true },
      doc: 'The parameter. IPC: `kernel.msgmax`, `kernel.msgmnb`, `kernel.msgmni`, `kernel.sem`, `kernel.shmall`, `kernel.shmmax`, `kernel.shmmni`, `kernel.shm_rmid_forced` and `fs.mqueue.*`. Network: `net.*`.',
      skeleton: 'net.core.somaxconn',
    },
    value: text('The value, as a text.'),
  },
);

/** What a container may do beyond the ordinary. */
export const security: Members = {
  privileged: flag('Give the container nearly all that root may do on the container instance. Not for Windows.', {
    default: false,
    fargate: 'Must be `false` or absent.',
  }),
  linuxParameters: nested(
    'Capabilities, devices, `tmpfs`, swap and other settings of Linux containers.',
    linuxParameters,
  ),
  systemControls: list(
    'Kernel parameters (`sysctl`) for the container. In network mode `awsvpc` the network ones hold for the whole task, and the container that starts last decides; with network mode `host`, or IPC mode `host`, those of the shared namespace are not allowed.',
    systemControl,
    { skeleton: [{ namespace: 'net.core.somaxconn', value: '1024' }] },
  ),
  dockerSecurityOptions: texts(
    'Options for security modules, on EC2: `no-new-privileges`, `apparmor:PROFILE`, `label:VALUE` for SELinux, `credentialspec:FILE` for Active Directory. The agent must have been told of SELinux or AppArmor (`ECS_SELINUX_CAPABLE`, `ECS_APPARMOR_CAPABLE`).',
    { fargate: 'Not supported.' },
  ),
  credentialSpecs: list(
    'The credential specification for Active Directory (gMSA), in Parameter Store or Amazon S3, one at most: `credentialspec:ARN` for an instance that has joined the domain, `credentialspecdomainless:ARN` for one that has not.',
    {
      kind: 'text',
      pattern: {
        source: '^credentialspec(domainless)?:.',
        means: 'credentialspec: or credentialspecdomainless: followed by an ARN',
      },
    },
    { max: 1, skeleton: ['credentialspecdomainless:arn:aws:ssm:eu-west-1:111122223333:parameter/gmsa'] },
  ),
};
