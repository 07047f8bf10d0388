import { writeFileSync } from 'node:fs';
import { findEngine, makeConfiguration, runEngine } from '../../../client/src/infrastructure/container-engine';

// A program that begins a build and ends in the middle of it, without tidying up: `abandoned.ts CLIENT CONTEXT MARK`. Who runs it looks at what is left.

async function main([program, context = '', mark = '']: readonly string[]): Promise<void> {
  const surroundings = { env: process.env, untrusted: [] };
  const engine = await findEngine({ name: 'docker', program }, surroundings);
  const configuration = await makeConfiguration(engine, '127.0.0.1:9', surroundings);
  const env = configuration.env;
  const onText = (text: string) => {
    if (!text.includes('it has begun')) return;
    writeFileSync(mark, configuration.folder);
    process.exit(0);
  };
  await runEngine(engine, {
    args: ['build', '--progress', 'plain', context],
    env: { ...env, DOCKER_BUILDKIT: '1' },
    onText,
  });
}

void main(process.argv.slice(2));
