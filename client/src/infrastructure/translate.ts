/** Turns words with places in them, `{0}`, into the person's language. */
export type Translate = (message: string, ...args: (string | number)[]) => string;
