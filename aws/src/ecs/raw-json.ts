import type { BuildMiddleware, DeserializeMiddleware, HttpRequest, HttpResponse, Pluggable } from '@smithy/types';

// The SDK drops every field that its release does not know yet. A task definition has to survive the way there and back.

type Json = Readonly<Record<string, unknown>>;

/** Sends this object instead of what the SDK made of the input. */
export function sendRaw<Input extends object, Output extends object>(body: Json): Pluggable<Input, Output> {
  const middleware: BuildMiddleware<Input, Output> = (next) => (args) => {
    const request = args.request as HttpRequest;
    request.body = Buffer.from(JSON.stringify(body), 'utf8');
    return next(args);
  };
  // Before the middleware of the same step that writes the length of the body.
  return { applyToStack: (stack) => stack.add(middleware, { step: 'build', priority: 'high', name: 'sendRaw' }) };
}

/** Tells where a request goes: `https://ecs.eu-west-1.amazonaws.com`. */
export function seeAddress<Input extends object, Output extends object>(
  onAddress: (address: string) => void,
): Pluggable<Input, Output> {
  const middleware: BuildMiddleware<Input, Output> = (next) => (args) => {
    const { protocol, hostname, port } = args.request as HttpRequest;
    onAddress(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`);
    return next(args);
  };
  return { applyToStack: (stack) => stack.add(middleware, { step: 'build', name: 'seeAddress' }) };
}

/** Hands over the text of an answer as it came, and lets the SDK read it as well. */
export function receiveRaw<Input extends object, Output extends object>(
  onText: (text: string) => void,
): Pluggable<Input, Output> {
  const middleware: DeserializeMiddleware<Input, Output> = (next) => async (args) => {
    const result = await next(args);
    const response = result.response as HttpResponse;
    const pieces: Uint8Array[] = [];
    for await (const piece of response.body) pieces.push(piece);
    const body = Buffer.concat(pieces);
    if (response.statusCode < 300) onText(body.toString('utf8'));
    response.body = body;
    return result;
  };
  return {
    applyToStack: (stack) => stack.add(middleware, { step: 'deserialize', priority: 'low', name: 'receiveRaw' }),
  };
}
