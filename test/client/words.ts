import type { Translate } from '../../client/src/infrastructure/translate';

/** English, with the values put in. */
export const t: Translate = (message, ...args) =>
  message.replace(/\{(\d)\}/g, (_, index) => String(args[Number(index)]));
