import { readFileSync } from 'node:fs';
import { root } from './lib/paths.mjs';

/**
 * What the SDK imports, and what is in its place: nothing that we do comes to what is left out.
 * @type {Readonly<Record<string, string>>}
 */
const instead = {
  // Traces for its own authors, with a switch in the environment.
  debug: 'module.exports = () => () => undefined;',
  // The same client once more, for roles; ours is a whole one.
  '@aws-sdk/nested-clients/sts': `export {
    AssumeRoleCommand, STSClient, getDefaultRoleAssumer, getDefaultRoleAssumerWithWebIdentity
  } from '@aws-sdk/client-sts';`,
  // Signs for all regions at once if yet another package is there, which is not; else as the usual one.
  '@aws-sdk/signature-v4-multi-region': "export { SignatureV4 as SignatureV4MultiRegion } from '@smithy/signature-v4';",
  // Operations that answer with a stream of events; we read logs page by page.
  '@smithy/core/event-streams': `
    export const resolveEventStreamSerdeConfig = (config) => config;
    export const eventStreamSerdeProvider = () => undefined;
    export class EventStreamSerde {}`,
  // For a Node.js without cryptography.
  './Sha256Js': 'export class Sha256Js {}',
  // What an invocation of AWS Lambda is about.
  '@aws/lambda-invoke-store': 'export const InvokeStore = { getInstanceAsync: async () => undefined };',
};

/** The clients say who they are by their package.json, of which only the version is ever used. */
const manifest = /[\\/]@aws-sdk[\\/][\w-]+[\\/]package\.json$/;

/**
 * Where the clients list a class for each of their errors. Our problems are made from an error's name and words, which the SDK gives to
 * those that it does not know as well.
 */
const listsErrors = /[\\/]@aws-sdk[\\/]client-(cloudwatch-logs|ecr|ecs)[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/;
const errorLine = /^n0_registry\.registerError\(.*\n/gm;

/**
 * Leaves out of the AWS SDK what no call of ours can reach.
 * @type {import('esbuild').Plugin}
 */
export const slimSdk = {
  name: 'slim-sdk',
  setup(build) {
    build.onResolve(
      { filter: new RegExp(`^(${Object.keys(instead).join('|').replaceAll('.', '\\.')})$`) },
      ({ path }) => ({
        path,
        namespace: 'slim-sdk',
      }),
    );
    build.onLoad({ filter: /./, namespace: 'slim-sdk' }, ({ path }) => ({ contents: instead[path], resolveDir: root }));
    build.onLoad({ filter: listsErrors }, ({ path: file }) => {
      const code = readFileSync(file, 'utf8');
      const slim = code.replace(errorLine, '');
      if (slim === code) throw new Error(`${file} does not list its errors as it did.`);
      return { contents: slim };
    });
    build.onLoad({ filter: manifest }, ({ path: file }) => {
      const { name, version } = JSON.parse(readFileSync(file, 'utf8'));
      return { contents: JSON.stringify({ name, version }), loader: 'json' };
    });
  },
};
