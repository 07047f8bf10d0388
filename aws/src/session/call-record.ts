import type { FinalizeRequestMiddleware, Pluggable } from '@smithy/types';
import type { Limiter } from './limiter';

/** What a log may say of one attempt at a call. Neither bodies nor secrets, by its shape. */
export interface CallRecord {
  /** `ECS`, `ECR`, `STS`, `CloudWatch Logs`. */
  readonly service: string;
  /** `ListServices`. */
  readonly operation: string;
  readonly region: string;
  /** The HTTP status; absent where no answer came. */
  readonly status?: number;
  /** The name of the error, if it failed: `ThrottlingException`. */
  readonly error?: string;
  readonly requestId?: string;
  /** From its turn in the line to its answer. */
  readonly milliseconds: number;
}

export type CallLog = (record: CallRecord) => void;

interface Outcome {
  readonly name?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
}

/** Makes each attempt of a client wait for its turn, and tells the log about it. It stands inside the SDK's retries. */
export function attempts<Input extends object, Output extends { $metadata: object }>(
  region: string,
  limiter: Limiter,
  log: CallLog,
): Pluggable<Input, Output> {
  const middleware: FinalizeRequestMiddleware<Input, Output> = (next, context) => (args) => {
    const smithy = (context as { __smithy_context?: { abortSignal?: AbortSignal } }).__smithy_context;
    const about = { service: context.clientName ?? '', operation: context.commandName ?? '', region };
    const record = (start: number, outcome: Outcome) =>
      log({
        service: about.service.replace(/Client$/, ''),
        operation: about.operation.replace(/Command$/, ''),
        region,
        status: outcome.$metadata?.httpStatusCode,
        error: outcome.code ?? outcome.name,
        requestId: outcome.$metadata?.requestId,
        milliseconds: Math.round(performance.now() - start),
      });
    return limiter.run(async () => {
      const start = performance.now();
      try {
        const result = await next(args);
        record(start, { $metadata: result.output.$metadata });
        return result;
      } catch (error) {
        record(start, error as Outcome);
        throw error;
      }
    }, smithy?.abortSignal);
  };
  return {
    applyToStack: (stack) =>
      stack.addRelativeTo(middleware, { name: 'attempts', relation: 'after', toMiddleware: 'retryMiddleware' }),
  };
}
