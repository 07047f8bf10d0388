import type { Event, LogLevel, LogOutputChannel, ViewColumn } from 'vscode';
import { redact, redactArgument } from './redact';

/** A log that takes secrets and the text of documents out of whatever is written to it. */
export class RedactingChannel implements LogOutputChannel {
  constructor(private readonly inner: LogOutputChannel) {}

  get name(): string {
    return this.inner.name;
  }

  get logLevel(): LogLevel {
    return this.inner.logLevel;
  }

  get onDidChangeLogLevel(): Event<LogLevel> {
    return this.inner.onDidChangeLogLevel;
  }

  trace(message: string, ...args: unknown[]): void {
    this.inner.trace(redact(message), ...args.map(redactArgument));
  }

  debug(message: string, ...args: unknown[]): void {
    this.inner.debug(redact(message), ...args.map(redactArgument));
  }

  info(message: string, ...args: unknown[]): void {
    this.inner.info(redact(message), ...args.map(redactArgument));
  }

  warn(message: string, ...args: unknown[]): void {
    this.inner.warn(redact(message), ...args.map(redactArgument));
  }

  error(error: string | Error, ...args: unknown[]): void {
    this.inner.error(String(redactArgument(error)), ...args.map(redactArgument));
  }

  append(value: string): void {
    this.inner.append(redact(value));
  }

  appendLine(value: string): void {
    this.inner.appendLine(redact(value));
  }

  replace(value: string): void {
    this.inner.replace(redact(value));
  }

  clear(): void {
    this.inner.clear();
  }

  show(columnOrPreserveFocus?: ViewColumn | boolean, preserveFocus?: boolean): void {
    if (typeof columnOrPreserveFocus === 'number') this.inner.show(preserveFocus);
    else this.inner.show(columnOrPreserveFocus);
  }

  hide(): void {
    this.inner.hide();
  }

  dispose(): void {
    this.inner.dispose();
  }
}
