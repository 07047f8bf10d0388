import { newId } from './ids';
import { ServiceError } from './service-error';
import type { WorldOptions } from './world';

/** The one-time code that the sandbox accepts. */
export const goodCode = '123456';

/** What the sandbox gives for an assumed role; tests look for it where it must not be. */
export const assumedSecret = 'assumed-SECRET-access-key';
export const assumedToken = 'assumed-SECRET-session-token';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** Answers an operation of AWS STS, whose wire format is a query string one way and XML the other. */
export function stsAnswer(query: URLSearchParams, caller: string, { account, now }: WorldOptions): string {
  const action = query.get('Action') ?? '';
  if (action === 'GetCallerIdentity')
    return xml(action, `<Arn>${caller}</Arn><UserId>AIDASANDBOX</UserId><Account>${account}</Account>`);
  if (action !== 'AssumeRole' && action !== 'AssumeRoleWithWebIdentity')
    throw new ServiceError('InvalidAction', `Could not find operation ${action}`);
  const role = query.get('RoleArn') ?? '';
  if (query.has('SerialNumber') && query.get('TokenCode') !== goodCode)
    throw new ServiceError(
      'AccessDenied',
      'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
      403,
    );
  if (role.endsWith('/forbidden'))
    throw new ServiceError(
      'AccessDenied',
      `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${role}`,
      403,
    );
  const expiration = new Date(now().getTime() + Number(query.get('DurationSeconds') ?? 3_600) * 1_000).toISOString();
  const session = `${role.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${query.get('RoleSessionName')}`;
  const keys = `<AccessKeyId>ASIASANDBOXROLE00000</AccessKeyId><SecretAccessKey>${assumedSecret}</SecretAccessKey>`;
  const token = `<SessionToken>${assumedToken}</SessionToken><Expiration>${expiration}</Expiration>`;
  const user = `<AssumedRoleUser><Arn>${session}</Arn><AssumedRoleId>AROASANDBOX:session</AssumedRoleId></AssumedRoleUser>`;
  return xml(action, `<Credentials>${keys}${token}</Credentials>${user}`);
}

/** An error as STS sends it. */
export function stsError({ code, message }: ServiceError): string {
  const words = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${words}</Message></Error>`;
  return `<ErrorResponse xmlns="${namespace}">${error}<RequestId>${newId()}</RequestId></ErrorResponse>`;
}

function xml(action: string, result: string): string {
  const meta = `<ResponseMetadata><RequestId>${newId()}</RequestId></ResponseMetadata>`;
  return `<${action}Response xmlns="${namespace}"><${action}Result>${result}</${action}Result>${meta}</${action}Response>`;
}
