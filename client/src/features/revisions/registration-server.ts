import type {
  CompareParams,
  Comparison,
  PlaceholderValue,
  Registration,
  RegistrationParams,
} from '../../../../server/src/wiring/registration-messages';
import { registrationRequests } from '../../../../server/src/wiring/registration-messages';
import type { AsksServer } from '../push-to-ecr/link-server';

/** A text of a file, as it was when a person asked for something; what they type later is not part of it. */
export interface FileText {
  readonly uri: string;
  readonly text: string;
}

/** Values of placeholders, by their names. */
export type Values = Readonly<Record<string, string>>;

/** What the language server knows of registering. */
export class RegistrationServer {
  constructor(private readonly server: AsksServer) {}

  /** What of a file can be registered, with these values in it. */
  read({ uri, text }: FileText, filled: Values): Promise<Registration> {
    const values: PlaceholderValue[] = Object.entries(filled).map(([name, value]) => ({ name, value }));
    const params: RegistrationParams = { uri, text, values };
    return this.server.request(registrationRequests.read, params);
  }

  /** How two registrable texts differ. */
  compare(before: string, after: string): Promise<Comparison> {
    const params: CompareParams = { before: { text: before }, after: { text: after } };
    return this.server.request(registrationRequests.compare, params);
  }
}
