import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

interface Parts {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

/** As much of VS Code's `Uri` as the client uses. */
export class Uri implements Parts {
  private constructor(private readonly parts: Parts) {}

  static file(file: string): Uri {
    return Uri.parse(pathToFileURL(file).href);
  }

  static parse(text: string): Uri {
    const [, scheme = 'file', authority = '', own = '', query = '', fragment = ''] =
      /^([\w-]+):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(text) ?? [];
    return new Uri({ scheme, authority, path: decodeURIComponent(own), query: decodeURIComponent(query), fragment });
  }

  static from(parts: Partial<Parts> & { readonly scheme: string }): Uri {
    return new Uri({ authority: '', path: '', query: '', fragment: '', ...parts });
  }

  static joinPath(base: Uri, ...names: readonly string[]): Uri {
    return base.with({ path: path.posix.join(base.path, ...names) });
  }

  get scheme(): string {
    return this.parts.scheme;
  }
  get authority(): string {
    return this.parts.authority;
  }
  get path(): string {
    return this.parts.path;
  }
  get query(): string {
    return this.parts.query;
  }
  get fragment(): string {
    return this.parts.fragment;
  }
  get fsPath(): string {
    return this.scheme === 'file' ? fileURLToPath(this.toString()) : this.path;
  }

  with(change: Partial<Parts>): Uri {
    return new Uri({ ...this.parts, ...change });
  }

  toString(): string {
    const query = this.query === '' ? '' : `?${encodeURIComponent(this.query)}`;
    const slashes = this.authority !== '' || this.scheme === 'file' ? '//' : '';
    return `${this.scheme}:${slashes}${this.authority}${encodeURI(this.path)}${query}`;
  }
}
