/** A program that installs packages: what advice about it needs to know, from its manual. */
export interface PackageManager {
  /** As they are called. */
  readonly programs: readonly string[];
  /** The subcommands that install the packages named after them. */
  readonly install: readonly string[];
  /** Subcommands that ask before they begin, besides those of `install`. */
  readonly asks?: readonly string[];
  /** Options that answer yes; the first one is what a fix writes. */
  readonly yes?: readonly string[];
  /** Options whose value is the next word. */
  readonly valued: ReadonlySet<string>;
  /** What keeps it from leaving files behind. */
  readonly cache?: PackageCache;
  /** How a version is written. */
  readonly pinning?: Pinning;
}

/** The files that a package manager leaves behind, and how they go. */
export interface PackageCache {
  readonly folders: readonly string[];
  /** Subcommands of the manager that remove them. */
  readonly clean?: readonly string[];
  /** The option that does without them. */
  readonly option?: string;
  /** What a fix writes at the end of the script. */
  readonly command?: string;
  /** A variable that does without them. */
  readonly variable?: string;
}

/** How a package is written with its version. */
export interface Pinning {
  /** A word that names a version, or a range of them. */
  readonly pinned: RegExp;
  /** A word that is a file, an address, a group or another thing without a version. */
  readonly exempt: RegExp;
  /** Options of the call with which the words need no versions. */
  readonly options?: readonly string[];
  /** What a person should write, for a message: `name=version`. */
  readonly form: (name: string) => string;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** A path, an address, a pattern. */
const elsewhere = /^[./~]|:\/\//;

const debian = {
  install: ['install'],
  asks: ['upgrade', 'dist-upgrade', 'full-upgrade', 'remove', 'purge', 'build-dep'],
  yes: [
    '-y',
    '--yes',
    '--assume-yes',
    '--force-yes',
    '-qq',
    '--quiet=2',
    '-q=2',
    '-s',
    '--simulate',
    '--dry-run',
    '-d',
    '--download-only',
  ],
  valued: words(
    '-o --option -t --target-release --default-release -c --config-file -a --host-architecture -P --build-profiles',
  ),
  cache: {
    folders: ['/var/lib/apt/lists', '/var/lib/apt'],
    clean: ['distclean', 'dist-clean'],
    command: 'rm -rf /var/lib/apt/lists/*',
  },
  pinning: {
    pinned: /[=/]/,
    exempt: /^[./~]|:\/\/|\.deb$|(?<!\+)[-+]$/,
    form: (name) => `${name}=<version>`,
  },
} as const satisfies Omit<PackageManager, 'programs'>;

/** apt-get(8). */
export const aptGet = { programs: ['apt-get', 'apt'], ...debian } satisfies PackageManager;

/** apk(8) of Alpine. */
export const apk = {
  programs: ['apk'],
  install: ['add'],
  valued: words(
    '-t --virtual -p --root -X --repository --arch --cache-dir --cache-max-age --keys-dir --repositories-file --wait --timeout --progress-fd',
  ),
  cache: { folders: ['/var/cache/apk', '/etc/apk/cache'], option: '--no-cache' },
  pinning: { pinned: /[=<>~]/, exempt: /^[./!~]|:\/\/|\.apk$/, form: (name) => `${name}=<version>` },
} satisfies PackageManager;

const redHatPinning: Pinning = {
  pinned: /-\d|[<=>:]/,
  exempt: /^[@./~]|:\/\/|\.rpm$|\*/,
  form: (name) => `${name}-<version>`,
};
const redHatValued = words(
  '-c --config -d --debuglevel -e --errorlevel -x --exclude --enablerepo --disablerepo --repo --repoid --installroot --releasever --setopt --forcearch --comment --rpmverbosity --nodocs-path --advisory',
);
const redHatAsks = [
  'groupinstall',
  'localinstall',
  'reinstall',
  'update',
  'upgrade',
  'remove',
  'erase',
  'autoremove',
  'downgrade',
  'distro-sync',
  'swap',
];
const redHatYes = ['-y', '--assumeyes', '--assumeno', '--downloadonly'];

/** yum(8). */
export const yum = {
  programs: ['yum'],
  install: ['install'],
  asks: redHatAsks,
  yes: redHatYes,
  valued: redHatValued,
  cache: { folders: ['/var/cache/yum', '/var/cache/dnf', '/var/cache'], clean: ['clean'], command: 'yum clean all' },
  pinning: redHatPinning,
} satisfies PackageManager;

/** dnf(8); microdnf and tdnf take the same words. */
export const dnf = {
  programs: ['dnf', 'dnf5', 'microdnf', 'tdnf'],
  install: ['install'],
  asks: redHatAsks,
  yes: redHatYes,
  valued: redHatValued,
  cache: {
    folders: ['/var/cache/dnf', '/var/cache/libdnf5', '/var/cache/yum', '/var/cache'],
    clean: ['clean'],
    command: 'dnf clean all',
  },
  pinning: redHatPinning,
} satisfies PackageManager;

/** zypper(8). */
export const zypper = {
  programs: ['zypper'],
  install: ['install', 'in'],
  asks: ['remove', 'rm', 'update', 'up', 'patch', 'dist-upgrade', 'dup', 'source-install', 'si'],
  yes: ['-y', '--no-confirm', '-n', '--non-interactive', '-D', '--dry-run'],
  valued: words(
    '-t --type -r --repo --from -R --root --installroot --plus-repo -c --config --reposd-dir -C --cache-dir --name --capability',
  ),
  cache: { folders: ['/var/cache/zypp'], clean: ['clean', 'cc'], command: 'zypper clean --all' },
  pinning: { pinned: /[<=>]/, exempt: /^[@./~+-]|:|\.rpm$|\*/, form: (name) => `${name}=<version>` },
} satisfies PackageManager;

/** pip of Python, also as `python -m pip` and `uv pip`. */
export const pip = {
  programs: ['pip', 'pip2', 'pip3'],
  install: ['install'],
  valued: words(
    '-r --requirement -c --constraint -e --editable -t --target -i --index-url --extra-index-url -f --find-links --prefix --root --src --platform --python-version --implementation --abi --only-binary --no-binary --trusted-host --progress-bar --proxy --retries --timeout --log --cache-dir --upgrade-strategy --global-option --install-option --config-settings -C --cert --client-cert --exists-action --report --python -p --index --default-index --group',
  ),
  cache: { folders: ['~/.cache/pip'], clean: ['cache'], option: '--no-cache-dir', variable: 'PIP_NO_CACHE_DIR' },
  pinning: {
    pinned: /[=<>~!]=|[<>]| @ |@\w+:|^[\w.-]+@/,
    // The installers themselves are brought up to date on purpose.
    exempt: /^[./~]|\/|:\/\/|\.(?:whl|tar\.gz|zip)$|^(?:pip|setuptools|wheel)$|\*/,
    options: ['-c', '--constraint', '--no-index'],
    form: (name) => `${name}==<version>`,
  },
} satisfies PackageManager;

/** npm of Node.js. */
export const npm = {
  programs: ['npm'],
  install: ['install', 'i', 'add'],
  valued: words(
    '-C --prefix --registry --cache --loglevel --userconfig --globalconfig --omit --include -w --workspace --location --install-strategy --tag --only --network-timeout --fetch-timeout --fetch-retries',
  ),
  pinning: { pinned: /.@./, exempt: /^[./~]|:|^[^@][^/]*\/|\.tgz$/, form: (name) => `${name}@<version>` },
} satisfies PackageManager;

/** gem of Ruby. */
export const gem = {
  programs: ['gem'],
  install: ['install', 'i'],
  valued: words(
    '-v --version -i --install-dir -n --bindir --platform -P --trust-policy -s --source -B --bulk-threshold -p --http-proxy -g --file',
  ),
  pinning: {
    pinned: /:\d/,
    exempt: /^[./~]|:\/\/|\.gem$|^(?:bundler|rubygems)$/,
    options: ['-v', '--version', '-g', '--file'],
    form: (name) => `${name}:<version>`,
  },
} satisfies PackageManager;

/** The go command. Without `@` the versions come from go.mod. */
export const go = {
  programs: ['go'],
  install: ['install', 'run', 'get'],
  valued: words(
    '-C -p -asmflags -buildmode -compiler -gcflags -gccgoflags -ldflags -mod -modfile -overlay -pgo -pkgdir -tags -toolexec -o -exec',
  ),
  pinning: {
    pinned: /^(?!.*@(?:latest|master|main|HEAD|upgrade|patch)$)/,
    exempt: elsewhere,
    form: (name) => `${name.replace(/@.*/, '')}@<version>`,
  },
} satisfies PackageManager;

/** Yarn 1; later ones keep their packages in the project. */
export const yarn = {
  programs: ['yarn', 'yarnpkg'],
  install: ['install', 'add', 'global'],
  valued: words(
    '--cwd --cache-folder --modules-folder --registry --network-timeout --network-concurrency --mutex --prefix --global-folder',
  ),
  cache: { folders: ['/usr/local/share/.cache', '~/.cache/yarn'], clean: ['cache'], command: 'yarn cache clean' },
} satisfies PackageManager;
