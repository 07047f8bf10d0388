import { createConnection } from 'vscode-languageserver/node';
import { readArguments } from './wiring/arguments';
import { guardProcess } from './wiring/process-guard';
import { startServer } from './wiring/server';

// The entry point of the language server: reads the arguments, then hands the connection over.

const version = process.env.QUAYMASTER_VERSION ?? 'development';
const invocation = readArguments(process.argv.slice(2), version, process.send !== undefined);

if (invocation.kind === 'print') {
  process.stdout.write(invocation.text);
} else if (invocation.kind === 'refuse') {
  process.stderr.write(`${invocation.message}\n`);
  process.exitCode = 2;
} else {
  // The connection finds its transport, and the process to outlive no longer than, in the same arguments.
  const connection = createConnection();
  guardProcess(connection.console);
  startServer(connection, version);
}
