import type { ValueFact } from './values';

/** A variable that programs in containers read. */
export interface EnvironmentFact {
  readonly name: string;
  readonly description: string;
  readonly values: readonly ValueFact[];
}

function one(name: string, description: string, ...values: readonly string[]): EnvironmentFact {
  return { name, description, values: values.map((value) => ({ value, description: '' })) };
}

/** Variables worth setting in an image, with their usual values. */
export const environmentFacts: readonly EnvironmentFact[] = [
  one('PATH', 'The folders that programs are looked for in.', '/opt/bin:$PATH'),
  one('LANG', 'The language and the encoding of texts.', 'C.UTF-8', 'en_US.UTF-8'),
  one('LC_ALL', 'The language and the encoding of texts, whatever else is set.', 'C.UTF-8'),
  one('TZ', 'The time zone.', 'UTC', 'Etc/UTC'),
  one('NODE_ENV', 'Which mode Node.js libraries run in.', 'production', 'development', 'test'),
  one('NODE_OPTIONS', 'Options of every Node.js process.', '--enable-source-maps'),
  one('PYTHONUNBUFFERED', 'Python writes its output at once, so that no log line is lost.', '1'),
  one('PYTHONDONTWRITEBYTECODE', 'Python writes no `.pyc` files.', '1'),
  one('PIP_NO_CACHE_DIR', 'pip keeps no cache, where no cache mount is used.', '1'),
  one('PIP_DISABLE_PIP_VERSION_CHECK', 'pip does not look for a newer pip.', '1'),
  one('UV_LINK_MODE', 'How uv installs from its cache; a cache mount needs copies.', 'copy'),
  one('GOFLAGS', 'Flags of every `go` command.', '-mod=readonly', '-trimpath'),
  one('GOMEMLIMIT', 'The memory that the Go runtime tries to stay below.', '450MiB'),
  one('CGO_ENABLED', 'Whether Go programs link C libraries; `0` makes static ones.', '0', '1'),
  one('JAVA_TOOL_OPTIONS', 'Options of every Java virtual machine.', '-XX:MaxRAMPercentage=75'),
  one('DOTNET_CLI_TELEMETRY_OPTOUT', 'The .NET tools send no usage data.', '1'),
  one('ASPNETCORE_HTTP_PORTS', 'The ports that ASP.NET Core listens on.', '8080'),
  one('RAILS_ENV', 'Which environment Rails runs in.', 'production'),
  one('BUNDLE_WITHOUT', 'The groups of gems that Bundler leaves out.', 'development:test'),
  one('APP_ENV', 'Which environment Symfony and Laravel run in.', 'prod', 'production'),
];
