import { escaped } from '../../../engine/snippet-text';
import type { Data } from '../../syntax/editor';
import { print } from '../../syntax/json-style';
import { homeOf, localised } from '../home';
import { type Site, siteWithin } from '../site';
import { skeletonAt } from './skeletons';
import { Stops, StopWriter } from './stops';
import { suggestionsAt } from './values';
import { portOf } from './values/ports';
import type { TextLayout, Written } from './writing';

/** Words that say in which form the rest is written. */
const fixedWords: ReadonlySet<string> = new Set(['CMD-SHELL', 'CMD']);

/** Where a skeleton knows better than the suggestions, which are many and of equal worth. */
const ownWords: ReadonlySet<string> = new Set([
  'containerDefinitions.image',
  'containerDefinitions.healthCheck.command',
  'containerDefinitions.logConfiguration.options.awslogs-region',
]);

/** Writes a value where there is none yet, with tab stops for what only the author knows. */
export class NewValue {
  readonly #writer = new StopWriter();

  constructor(
    readonly site: Site,
    readonly layout: TextLayout,
  ) {}

  write(): Written {
    const { site } = this;
    const { type, property } = site.description;
    switch (type.kind) {
      case 'text':
        return this.#text(site, (text) => text) ?? this.#skeleton();
      case 'flag':
        return this.#snippet(this.#writer.choice(isUsuallyFalse(site) ? ['false', 'true'] : ['true', 'false']));
      case 'integer':
        return this.#snippet(this.#writer.stop(String(suggestionsAt(site)[0]?.value ?? skeletonAt(site))));
      case 'list': {
        const element = property?.skeleton === undefined ? siteWithin(site, 0) : undefined;
        const inside = element && this.#text({ ...element, owner: site.owner }, (text) => `[${text}]`);
        return inside ?? this.#skeleton();
      }
      default:
        return this.#skeleton();
    }
  }

  /** The one text that makes sense, or a place to choose one; nothing where only the author knows. */
  #text(site: Site, around: (text: string) => string): Written | undefined {
    const suggestions = suggestionsAt(site);
    const [first] = suggestions;
    if (first === undefined) return undefined;
    if (suggestions.length > 1) return { ...this.#snippet(around(`"${this.#writer.stop('')}"`)), continues: true };
    const { value } = first;
    return this.#snippet(around(value instanceof Stops ? this.#writer.string(value) : escaped(JSON.stringify(value))));
  }

  #skeleton(): Written {
    const { type } = this.site.description;
    const skeleton = skeletonAt(this.site);
    if (typeof skeleton === 'object' && skeleton !== null && Object.keys(skeleton).length === 0) {
      const hasKnownNames = type.kind !== 'map' || type.keys !== undefined;
      return hasKnownNames ? this.#emptyObject() : this.#snippet(this.#pair());
    }
    return this.writeSkeleton(skeleton);
  }

  writeSkeleton(skeleton: Data): Written {
    const { style, indentation } = this.layout;
    return this.#snippet(print(skeleton, style, indentation, (value, path) => this.#scalar(value, path)));
  }

  /** An object in which the next thing to write is a property. */
  #emptyObject(): Written {
    const { indentation, style } = this.layout;
    const stop = this.#writer.stop('');
    if (indentation === undefined) return { ...this.#snippet(`{ ${stop} }`), continues: true };
    const inner = style.lineEnd + indentation + style.unit;
    return { ...this.#snippet(`{${inner}${stop}${style.lineEnd}${indentation}}`), continues: true };
  }

  /** The first entry of a map. */
  #pair(): string {
    return `{ "${this.#writer.stop('name')}"${this.layout.style.colon}"${this.#writer.stop('value')}" }`;
  }

  #scalar(value: string | number | boolean | null, path: readonly (string | number)[]): string {
    if (typeof value === 'number') return this.#writer.stop(String(value));
    if (typeof value !== 'string' || fixedWords.has(value)) return JSON.stringify(value);
    let inner: Site | undefined = this.site;
    for (const step of path) inner = inner && siteWithin(inner, step);
    return inner === undefined ? this.#stop(value) : this.#scalarAt(inner, value);
  }

  #scalarAt(site: Site, usual: string): string {
    const { where } = site;
    // The options that follow belong to the driver.
    if (where.endsWith('.logDriver')) return JSON.stringify(usual);
    const { type } = site.description;
    const isClosed = type.kind === 'text' && type.values !== undefined && !type.open;
    const suggestions = ownWords.has(where) ? [] : suggestionsAt(site).map(({ value }) => value);
    const [first] = suggestions;
    if (first instanceof Stops) return this.#writer.string(first);
    const texts = suggestions.filter((value) => typeof value === 'string');
    if (texts.length === 0) return this.#stop(this.#localised(usual));
    if (!isClosed || texts.length === 1) return this.#stop(texts[0] ?? usual);
    const ordered = texts.includes(usual) ? [usual, ...texts.filter((text) => text !== usual)] : texts;
    return `"${this.#writer.choice(ordered)}"`;
  }

  #stop(text: string): string {
    return `"${this.#writer.stop(JSON.stringify(text).slice(1, -1))}"`;
  }

  #localised(text: string): string {
    const port = portOf(this.site);
    const local = port === 80 ? text : text.replace('http://localhost/', `http://localhost:${port}/`);
    return localised(local, homeOf(this.site.definition));
  }

  #snippet(text: string): Written {
    return { text, isSnippet: true };
  }
}

/** What is written is mostly not the default. The one container that the task ends with stays so. */
function isUsuallyFalse({ where, container, definition, description: { property } }: Site): boolean {
  if (property?.default !== true) return false;
  if (where !== 'containerDefinitions.essential') return true;
  return definition.containers.some((other) => other !== container && other.isEssential !== 'no');
}
