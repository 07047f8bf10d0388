import { homeOf, localised } from '../../home';
import type { Site } from '../../site';
import { Stops } from '../stops';
import type { Suggestion } from '../suggestion';

/** An ARN with the parts that are the author's to fill in. */
function arn(site: Site, marked: string, detail: string, documentation?: string): Suggestion {
  const value = new Stops(localised(marked, homeOf(site.definition)));
  return { value, detail, documentation, kind: 'snippet' };
}

const role = 'arn:aws:iam::‹111122223333›:role/';

/** Roles that are in the file, and the shape of one. */
export function executionRoles(site: Site): Suggestion[] {
  const usual = arn(
    site,
    `${role}‹ecsTaskExecutionRole›`,
    'execution role',
    'The name of the role that the ECS console makes.',
  );
  return [...rolesInFile(site), usual];
}

/** The same for the programs in the containers. */
export function taskRoles(site: Site): Suggestion[] {
  const family = site.definition.task.string('family').value || 'app';
  return [...rolesInFile(site), arn(site, `${role}‹${family}-task›`, 'task role')];
}

function rolesInFile({ definition: { task }, where }: Site): Suggestion[] {
  const other = where === 'taskRoleArn' ? 'executionRoleArn' : 'taskRoleArn';
  const value = task.string(other).value;
  return value ? [{ value, detail: `the ${other} of this file`, kind: 'reference' }] : [];
}

const secret = 'arn:aws:secretsmanager:‹eu-west-1›:‹111122223333›:secret:';
const parameter = 'arn:aws:ssm:‹eu-west-1›:‹111122223333›:parameter/';

/** Where a secret can come from. */
export function secretSources(site: Site): Suggestion[] {
  const name = (site.owner.string('name').value ?? 'name').toLowerCase().replace(/[^a-z0-9]+/g, '-') || 'name';
  return [
    arn(site, `${secret}‹${name}›-‹AbCdEf›`, 'a secret', 'A secret of AWS Secrets Manager, as a whole.'),
    arn(
      site,
      `${secret}‹${name}›-‹AbCdEf›:‹key›::`,
      'one key of a secret',
      'One key of a secret of AWS Secrets Manager that holds JSON. The two parts that are left empty are the version stage and the version id.',
    ),
    arn(site, `${parameter}‹${name}›`, 'a parameter', 'A parameter of AWS Systems Manager Parameter Store.'),
  ];
}

/** The login for a registry or a file system. */
export function credentials(site: Site): Suggestion[] {
  return [arn(site, `${secret}‹registry›-‹AbCdEf›`, 'a secret'), arn(site, `${parameter}‹login›`, 'a parameter')];
}

/** Files of environment variables. */
export function environmentFiles(site: Site): Suggestion[] {
  return [arn(site, 'arn:aws:s3:::‹bucket›/‹file›.env', 'an object in Amazon S3')];
}

/** Configuration of a log router in S3. */
export function s3Object(site: Site): Suggestion {
  return arn(site, 'arn:aws:s3:::‹bucket›/‹fluent-bit.conf›', 'an object in Amazon S3');
}

/** Credential specifications for Active Directory. */
export function credentialSpecs(site: Site): Suggestion[] {
  return [
    arn(site, `credentialspecdomainless:${parameter}‹gmsa›`, 'for an instance outside the domain'),
    arn(site, `credentialspec:${parameter}‹gmsa›`, 'for an instance in the domain'),
  ];
}

/** File systems of S3 Files, and their access points. */
export function s3Files(site: Site): Suggestion[] {
  const system = 'arn:aws:s3files:‹eu-west-1›:‹111122223333›:file-system/‹fs-›';
  const isPoint = site.where.endsWith('accessPointArn');
  return [
    arn(site, isPoint ? `${system}/access-point/‹fsap-›` : system, isPoint ? 'an access point' : 'a file system'),
  ];
}
