import type { AwsProblemKind } from './problem';

/** What the sentences of a problem are made of. */
export interface Circumstances {
  /** `undefined` where the SDK's default chain is used. */
  readonly profile?: string;
  readonly region?: string;
  readonly operation?: string;
  /** The host that was called. */
  readonly host?: string;
  /** The service's own words, without secrets. */
  readonly says?: string;
}

const quoted = (name: string) => `"${name}"`;
const whose = ({ profile }: Circumstances) => (profile === undefined ? '' : ` of profile ${quoted(profile)}`);
const what = ({ operation }: Circumstances) => operation ?? 'the request';
const where = ({ host, region }: Circumstances) => host ?? (region === undefined ? 'AWS' : `AWS in ${region}`);
const words = ({ says }: Circumstances) => (says === undefined || says === '' ? '' : ` AWS says: ${says}`);

type Sentence = (about: Circumstances) => string;

/** The sentence for each kind of problem. */
const sentences: Readonly<Record<AwsProblemKind, Sentence>> = {
  'no-credentials': (about) =>
    about.profile === undefined
      ? 'No AWS credentials were found. Choose a profile, or sign in with the AWS CLI.'
      : `Profile ${quoted(about.profile)} gives no credentials. Complete it with "aws configure", or choose another profile.`,
  'no-region': (about) =>
    `No AWS region is chosen${about.profile === undefined ? '' : `, and profile ${quoted(about.profile)} names none`}. Choose a region.`,
  'profile-missing': (about) =>
    `Profile ${quoted(about.profile ?? 'default')} is in none of the AWS configuration files. Choose another profile.`,
  'sso-login-needed': (about) => `The sign-in${whose(about)} has expired or was never made. Sign in again, then retry.`,
  expired: (about) => `The credentials${whose(about)} have expired. Renew them, then retry.`,
  'invalid-credentials': (about) =>
    `AWS does not accept the credentials${whose(about)}. Check the access key, its secret and the clock of this machine.`,
  'credentials-failed': (about) =>
    `The source of the credentials${whose(about)} failed. Run "aws sts get-caller-identity" with it in a terminal to see why.`,
  mfa: (about) => `The role${whose(about)} needs a current one-time code. Retry and enter the code of your device.`,
  denied: (about) =>
    `The identity${whose(about)} may not do ${what(about)}${about.region === undefined ? '' : ` in ${about.region}`}. Ask for that permission, or choose another profile.${words(about)}`,
  throttled: (about) =>
    `AWS gets more requests than this account may send, and refused ${what(about)}. Retry in a moment.`,
  unavailable: (about) => `${where(about)} could not answer ${what(about)}. Retry in a moment.`,
  network: (about) =>
    `${where(about)} could not be reached. Check the connection, the proxy and the region, then retry.`,
  timeout: (about) =>
    `${where(about)} did not answer ${what(about)} in time. Check the connection and the proxy, then retry.`,
  certificate: (about) =>
    `The certificate of ${where(about)} is not trusted. Set AWS_CA_BUNDLE, or ca_bundle in the profile, to the certificates of your network.`,
  'not-found': (about) => `What ${what(about)} asked for does not exist${inRegion(about)}.${words(about)}`,
  'already-exists': (about) => `What ${what(about)} would create exists already${inRegion(about)}.${words(about)}`,
  rejected: (about) => `AWS rejected ${what(about)}.${words(about)}`,
  malformed: (about) =>
    `The answer to ${what(about)} from ${where(about)} is not what AWS sends. A proxy or a wrong endpoint may stand in between; retry, or check the endpoint.`,
  cancelled: (about) => `${what(about) === 'the request' ? 'The request' : what(about)} was cancelled.`,
  overtaken: (about) =>
    `The profile, the region or the credentials have changed meanwhile, so ${what(about)} was not sent. Start again.`,
  unexpected: (about) => `${what(about) === 'the request' ? 'The request' : what(about)} failed for an unknown reason.`,
};

function inRegion({ region }: Circumstances): string {
  return region === undefined ? '' : ` in ${region}`;
}

/** One or two plain sentences: what happened, and what to do about it. */
export function wordsFor(kind: AwsProblemKind, about: Circumstances): string {
  return sentences[kind](about);
}
