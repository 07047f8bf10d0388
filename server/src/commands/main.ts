import { type Command, CommanderError } from 'commander';
import { endWithTheReader, note } from './output';
import { createProgram } from './program';
import { isUsageError } from './usage-error';

/** Runs the command line. Never fails: what goes wrong is one line on standard error and the exit code 2. */
export async function main(args: readonly string[]): Promise<void> {
  endWithTheReader();
  // 128 + 2, as shells count a program that was interrupted.
  process.once('SIGINT', () => process.exit(130));
  const program = createProgram();
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    await fail(error, program, args);
  }
}

async function fail(error: unknown, program: Command, args: readonly string[]): Promise<void> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return;
    process.exitCode = 2;
    // Without a command there is nothing to explain: the help has been printed.
    if (error.code !== 'commander.help') await note(usageLine(error, program, args));
    return;
  }
  process.exitCode = 2;
  if (isUsageError(error)) return note(error.message.replaceAll('\n', ' '));
  const message = error instanceof Error ? error.message : String(error);
  await note(`This should not have happened, please report it: ${message.split('\n')[0]}`);
}

function usageLine({ code, message }: CommanderError, program: Command, args: readonly string[]): string {
  const [first = ''] = args;
  const command = program.commands.find((one) => one.name() === first);
  if (code === 'commander.unknownCommand') {
    const known = program.commands.map((one) => one.name()).join(', ');
    return `There is no command \`${first}\`, only ${known}; to check a file write \`quaymaster lint ${first}\`.`;
  }
  const said = message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ');
  const help = ['quaymaster', ...(command ? [command.name()] : []), '--help'].join(' ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}; see \`${help}\`.`;
}
