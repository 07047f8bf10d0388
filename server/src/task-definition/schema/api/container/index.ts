import { structure } from '../../build';
import { identity } from './identity';
import { lifecycle } from './lifecycle';
import { logging } from './logging';
import { network } from './network';
import { process } from './process';
import { resources } from './resources';
import { security } from './security';
import { storage } from './storage';

/** A container of a task. The model of the API requires neither `name` nor `image`; the service does. */
export const containerDefinition = structure('ContainerDefinition', 'One container of the task.', ['name', 'image'], {
  ...identity,
  ...resources,
  ...network,
  ...process,
  ...storage,
  ...logging,
  ...lifecycle,
  ...security,
});
