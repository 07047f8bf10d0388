/** The members of a request or an answer. */
export type Input = Record<string, unknown>;

/** The operations of a service, by name: state and input in, output out. They throw a `ServiceError`. */
export type Operations<State> = Readonly<Record<string, (state: State, input: Input) => object>>;

/** A time as AWS JSON 1.1 has it: seconds since 1970, with a fraction. */
export function seconds(time: Date | undefined): number | undefined {
  return time === undefined ? undefined : time.getTime() / 1_000;
}
