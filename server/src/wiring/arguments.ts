/** What the command line of the server asks for. */
export type Invocation =
  | { readonly kind: 'serve' }
  | { readonly kind: 'print'; readonly text: string }
  | { readonly kind: 'refuse'; readonly message: string };

const help = `Usage: server --stdio | --node-ipc

The Quaymaster language server for Dockerfiles and Amazon ECS task definitions.

  --stdio                 speak over standard input and output
  --node-ipc              speak over the channel of the Node process that forked this one
  --clientProcessId=PID   exit when that process has gone
  --version               print the version
  --help                  print this text
`;

const transports: ReadonlySet<string> = new Set(['--stdio', '--node-ipc']);

/** Reads the arguments after the program's name. `isForked`: a parent process has opened a channel to this one. */
export function readArguments(args: readonly string[], version: string, isForked: boolean): Invocation {
  if (args.includes('--help')) return { kind: 'print', text: help };
  if (args.includes('--version')) return { kind: 'print', text: `${version}\n` };
  const unknown = args.find((argument, index) => !isKnown(argument, args[index - 1]));
  if (unknown !== undefined) return { kind: 'refuse', message: `Unknown argument ${unknown}; --help lists them.` };
  const chosen = args.filter((argument) => transports.has(argument));
  if (chosen[0] === '--node-ipc' && !isForked) {
    return { kind: 'refuse', message: '--node-ipc needs a Node process that forks this one; use --stdio.' };
  }
  if (chosen.length === 1) return { kind: 'serve' };
  return { kind: 'refuse', message: 'Say how to speak with the client: --stdio or --node-ipc.' };
}

/** The process id may stand behind `=` or in an argument of its own. */
function isKnown(argument: string, before: string | undefined): boolean {
  if (before === '--clientProcessId') return /^\d+$/.test(argument);
  return transports.has(argument) || /^--clientProcessId(?:=\d+)?$/.test(argument);
}
