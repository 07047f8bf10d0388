import type * as Room from '../../../../aws/src';

// The client's only door to the AWS room. The SDK is a bundle of its own, and is read when a person first uses AWS.

export type AwsRoom = typeof Room;
export type {
  AskForCode,
  AwsProblem,
  AwsProblemKind,
  AwsRegion,
  AwsSession,
  CallRecord,
  ecr,
  ecs,
  Identity,
  ImageCatalog,
  logs,
  Profile,
} from '../../../../aws/src';

/** Loads the AWS room; Node.js keeps it. */
export function loadRoom(): Promise<AwsRoom> {
  return import('../../../../aws/src');
}
