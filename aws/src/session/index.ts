export type { Call } from './call';
export type { CallLog, CallRecord } from './call-record';
export type { Endpoints } from './client-options';
export type { AskForCode } from './credentials';
export { listProfiles, type Profile, type ProfileSource } from './profiles';
export type { AwsRegion } from './region';
export { AwsSession, type Identity, openSession, type SessionOptions } from './session';
export type { Patience } from './transport';
export { sharedFiles, watchSharedFiles } from './watch';
