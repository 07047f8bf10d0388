/** A platform, normalised as containerd does it. What is left out depends on the machine that builds. */
export interface Platform {
  readonly os: string | undefined;
  readonly architecture: string | undefined;
  readonly variant: string | undefined;
}

const operatingSystems = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris windows zos'.split(
    ' ',
  ),
);

const architectures = new Set(
  (
    '386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ' +
    'riscv riscv64 s390 s390x sparc sparc64 wasm'
  ).split(' '),
);

const osPattern = /^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.%-]*)((?:\+[A-Za-z0-9_.%-]+)*)\))?$/;
const partPattern = /^[A-Za-z0-9_.-]+$/;

/** Reads `linux/arm64/v8`, `linux/amd64` or `arm64` (containerd/platforms `Parse`); `undefined` if it is none. */
export function readPlatform(text: string): Platform | undefined {
  const parts = text.split('/');
  const [first = '', second, third] = parts;
  const osMatch = osPattern.exec(first);
  if (parts.length > 3 || osMatch === null || !parts.slice(1).every((part) => partPattern.test(part))) return undefined;
  const named = (osMatch[1] ?? '').toLowerCase();
  const os = named === 'macos' ? 'darwin' : named;
  if (second !== undefined) return { os, ...architecture(second, third ?? '') };
  if (operatingSystems.has(os)) return { os, architecture: undefined, variant: undefined };
  const alone = architecture(first, '');
  return architectures.has(alone.architecture) ? { os: undefined, ...alone } : undefined;
}

function architecture(name: string, variant: string): { architecture: string; variant: string | undefined } {
  const lower = name.toLowerCase();
  const given = variant === '' ? undefined : variant.toLowerCase();
  if (lower === 'i386') return { architecture: '386', variant: undefined };
  if (lower === 'x86_64' || lower === 'x86-64') return { architecture: 'amd64', variant: given };
  if (lower === 'aarch64') return { architecture: 'arm64', variant: given };
  if (lower === 'armhf') return { architecture: 'arm', variant: 'v7' };
  if (lower === 'armel') return { architecture: 'arm', variant: 'v6' };
  return { architecture: lower, variant: given };
}
