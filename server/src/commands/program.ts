import { Command, Option } from 'commander';
import { version } from './version';

const lintHelp = `
Paths:
  Folders are walked, also those whose name starts with a dot, but not .git, node_modules, what .gitignore
  excludes, and links to folders. A file or folder that is named is checked even if .gitignore excludes it.
  A file that is neither a Dockerfile nor a task definition is left out, with a remark if it was named.

Configuration:
  The nearest .quaymaster.json in the folder of a file or above it, and the nearest .hadolint.yaml. What is on
  the command line wins over comments in the file, these over .quaymaster.json, that over .hadolint.yaml, and
  that over the preset.

Exit code:
  0  nothing as bad as --fail-on was found
  1  something was
  2  the command line or the configuration is wrong, or something could not be read

Examples:
  quaymaster lint
  quaymaster lint --fix services/
  quaymaster lint --rule DL3008=off --fail-on warning --format github
  quaymaster lint --stdin --stdin-filename Dockerfile < Dockerfile.template
`;

const registerHelp = `
A placeholder such as \${IMAGE} or <IMAGE> is filled in by --set IMAGE=nginx:1.29, or by --set IMAGE from the
environment variable IMAGE. What ECS would reject is reported, and nothing is registered. Nor is it if the newest
revision of the family says the same: order and defaults do not count. Standard output is the ARN of the revision, the
new one or the one that says the same.

Credentials and region are found as the AWS CLI finds them.

Exit code:
  0  registered, or nothing differs
  1  ECS would reject the file
  2  the command line is wrong, the file cannot be registered, or a placeholder has no value
  3  AWS could not be asked, or refused

Examples:
  quaymaster register task-definition.json --set IMAGE --dry-run
  arn=$(quaymaster register task-definition.json --set IMAGE=$IMAGE)
  jinja2 task-definition.json.j2 | quaymaster register -
`;

/** The command line: what can be written, and which part of the program does it. That part is loaded only then. */
export function createProgram(): Command {
  const program = new Command('quaymaster')
    .description(
      'Finds what BuildKit and Amazon ECS would reject in Dockerfiles and ECS task definitions, and fixes it.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  addLint(program);
  addRegister(program);
  program
    .command('rules')
    .description('list every rule')
    .addOption(new Option('--format <format>', 'how to list them').choices(['text', 'json']).default('text'))
    .action(async ({ format }) => (await import('../cli-commands')).listRules(format));
  program
    .command('explain')
    .argument('<rule>', 'the id of a rule, or what another tool calls it, such as DL3025')
    .description('say what a rule is for, on what evidence, with examples')
    .action(async (name: string) => (await import('../cli-commands')).explain(name));
  program
    .command('migrate')
    .argument('[path]', 'a .hadolint.yaml, or the folder that it is in or below (default: the current folder)')
    .option('--dry-run', 'write a diff instead of changing .quaymaster.json')
    .description('take the configuration of hadolint over into .quaymaster.json')
    .action(async (named: string | undefined, raw) => (await import('../cli-commands')).migrate(named ?? '.', raw));
  return program;
}

function addLint(program: Command): void {
  program
    .command('lint')
    .description('check files and folders')
    .argument('[path...]', 'files and folders (default: the current folder)')
    .option('--format <format>', 'text, json, sarif or github (default: text)')
    .option('--preset <preset>', 'recommended or all (default: recommended)')
    .option('--rule <id=severity>', 'set a rule to error, warning, information, hint or off; repeatable', append)
    .option(
      '--fail-on <severity>',
      'exit with 1 from error, warning, information or hint on, or never (default: error)',
    )
    .option('--fix', 'apply the fixes that change neither what is built nor what runs')
    .option('--dry-run', 'with --fix: write a diff instead of changing files')
    .option('--shellcheck', 'have ShellCheck, which must be on the PATH, look at the scripts of RUN too')
    .option('--stdin', 'read the document from standard input; --fix then writes it to standard output')
    .option('--stdin-filename <name>', 'with --stdin: the name that tells its kind and its configuration')
    .option('--config <file>', 'use this configuration for every file')
    .option('--no-config', 'use no configuration')
    .addHelpText('after', lintHelp)
    .action(async (paths: string[], raw) => (await import('../cli-commands')).lint(paths, raw));
}

function addRegister(program: Command): void {
  program
    .command('register')
    .description('register a task definition with Amazon ECS')
    .argument('<file>', 'a task definition in JSON; - reads standard input')
    .option(
      '--set <name[=value]>',
      'fill in a placeholder; repeatable; without =value, from the environment variable of that name',
      append,
    )
    .option('--dry-run', 'say what would be registered, and register nothing')
    .option('--even-if-unchanged', 'register a revision although the newest one says the same')
    .option('--region <region>', 'the AWS Region')
    .option('--profile <profile>', 'a profile of the AWS configuration files')
    .option('--endpoint-url <url>', 'where ECS answers, such as an emulator')
    .addOption(new Option('--format <format>', 'how to tell what came of it').choices(['text', 'json']).default('text'))
    .addHelpText('after', registerHelp)
    .action(async (file: string, raw) => (await import('../cli-commands')).register(file, raw));
}

function append(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}
