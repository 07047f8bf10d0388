/** A folder that a tool keeps what it downloads or compiles in, worth a cache mount. */
export interface CacheFolder {
  readonly path: string;
  /** Programs that use it, as they are called on a command line. */
  readonly tools: readonly string[];
  readonly description: string;
}

/** Where tools keep their caches when root runs them, as their documentation says. */
export const cacheFolders: readonly CacheFolder[] = [
  { path: '/var/cache/apt', tools: ['apt', 'apt-get'], description: 'Debian packages; needs `sharing=locked`.' },
  { path: '/var/lib/apt', tools: ['apt', 'apt-get'], description: 'Debian package lists; needs `sharing=locked`.' },
  { path: '/var/cache/apk', tools: ['apk'], description: 'Alpine packages.' },
  { path: '/var/cache/dnf', tools: ['dnf', 'microdnf'], description: 'Packages of Fedora and its kin.' },
  { path: '/var/cache/yum', tools: ['yum'], description: 'Packages of older Red Hat systems and Amazon Linux.' },
  { path: '/root/.npm', tools: ['npm', 'npx'], description: 'Packages of npm.' },
  { path: '/usr/local/share/.cache/yarn', tools: ['yarn'], description: 'Packages of Yarn 1, run by root.' },
  { path: '/root/.yarn/berry/cache', tools: ['yarn'], description: 'Packages of Yarn 2 and later.' },
  { path: '/root/.local/share/pnpm/store', tools: ['pnpm'], description: 'Packages of pnpm.' },
  { path: '/root/.bun/install/cache', tools: ['bun'], description: 'Packages of Bun.' },
  { path: '/root/.cache/pip', tools: ['pip', 'pip3', 'python', 'python3'], description: 'Packages of pip.' },
  { path: '/root/.cache/uv', tools: ['uv'], description: 'Packages of uv.' },
  { path: '/root/.cache/pypoetry', tools: ['poetry'], description: 'Packages of Poetry.' },
  { path: '/go/pkg/mod', tools: ['go'], description: 'Modules of Go, in the official image.' },
  { path: '/root/.cache/go-build', tools: ['go'], description: 'What the Go compiler has compiled.' },
  { path: '/usr/local/cargo/registry', tools: ['cargo'], description: 'Crates of Rust, in the official image.' },
  { path: '/usr/local/cargo/git/db', tools: ['cargo'], description: 'Crates that Cargo takes from Git.' },
  { path: '/root/.m2', tools: ['mvn', './mvnw', 'mvnw'], description: 'The repository of Maven.' },
  { path: '/root/.gradle', tools: ['gradle', './gradlew', 'gradlew'], description: 'The home of Gradle.' },
  { path: '/root/.nuget/packages', tools: ['dotnet', 'nuget'], description: 'Packages of .NET.' },
  { path: '/usr/local/bundle/cache', tools: ['bundle', 'gem'], description: 'Gems, in the official image of Ruby.' },
  { path: '/root/.composer/cache', tools: ['composer'], description: 'Packages of Composer.' },
  {
    path: '/root/.cache/ccache',
    tools: ['ccache', 'make', 'cmake', 'ninja'],
    description: 'Objects that ccache keeps.',
  },
  { path: '/root/.cache/bazel', tools: ['bazel', 'bazelisk'], description: 'The output of Bazel.' },
];
