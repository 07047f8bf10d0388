import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { type DocumentKind, headLength, isDockerfileName, isTaskDefinitionName, kindOf } from '../engine/documents';
import { PlainError } from './file-errors';
import { slashed } from './paths';

/** A document of ours, read. */
export interface OpenedDocument {
  readonly kind: DocumentKind;
  /** Without a byte order mark. */
  readonly text: string;
  /** The byte order mark that the file starts with, or nothing. */
  readonly mark: '' | '\uFEFF';
}

/**
 * Reads a file if it is ours. Of a JSON file whose name says nothing, only the head is read until the content says yes.
 *
 * @returns `undefined` if the file is not ours.
 * @throws PlainError if it is ours but not in UTF-8, or an error of the file system.
 */
export function readDocument(absolute: string, taskDefinitionNames: readonly RegExp[]): OpenedDocument | undefined {
  const file = slashed(absolute);
  const kind = (head: string) => kindOf({ path: file, head, taskDefinitionNames });
  if (!isDockerfileName(file) && !isTaskDefinitionName(file, taskDefinitionNames)) {
    if (kind(headOf(absolute)) === undefined) return undefined;
  }
  return openDocument(readFileSync(absolute), kind);
}

/**
 * A document from its bytes.
 *
 * @returns `undefined` if it is not ours.
 * @throws PlainError if it is not in UTF-8.
 */
export function openDocument(
  bytes: Buffer,
  kindOfText: (text: string) => DocumentKind | undefined,
): OpenedDocument | undefined {
  if (!isUtf8(bytes)) throw new PlainError(encodingSentence(bytes));
  const whole = bytes.toString('utf8');
  const mark = whole.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = whole.slice(mark.length);
  const kind = kindOfText(text);
  return kind && { kind, text, mark };
}

function encodingSentence(bytes: Buffer): string {
  const isUtf16 = /^(?:\xFF\xFE|\xFE\xFF)/.test(bytes.toString('latin1', 0, 2));
  return isUtf16 ? 'This file is in UTF-16; save it in UTF-8.' : 'This file is not in UTF-8; save it in UTF-8.';
}

/** The first 64 KiB, without a character that is cut at their end. */
function headOf(absolute: string): string {
  const descriptor = openSync(absolute, 'r');
  try {
    const buffer = Buffer.allocUnsafe(headLength);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read) {
      read = readSync(descriptor, buffer, length, buffer.length - length, null);
    }
    return new TextDecoder('utf-8').decode(buffer.subarray(0, length), { stream: true });
  } finally {
    closeSync(descriptor);
  }
}
